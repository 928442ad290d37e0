// The search page. Data comes in by script elements, so that it works from a disk too; docs/search.md tells the
// shape of the data. Words from outside enter the page as text only.
"use strict";
(function () {
  var box = document.getElementById("search");
  if (!box) return;
  var query = document.getElementById("q");
  var scope = document.getElementById("scope");
  var list = document.getElementById("results");
  var more = document.getElementById("more-results");
  var state = document.getElementById("search-status");
  var PAGE = 10, FEW = 3;

  function say(key, values) {
    state.textContent = (state.getAttribute("data-" + key) || "").replace(/%(\w+)/g, function (all, name) {
      return name in values ? values[name] : all;
    });
  }
  function make(name, words, attributes) {
    var element = document.createElement(name);
    if (words) element.textContent = words;
    for (var key in attributes || {}) if (attributes[key]) element.setAttribute(key, attributes[key]);
    return element;
  }

  // Shards, each loaded once.
  var waiting = Object.create(null);
  var arrived = Object.create(null);
  window.dossierSearch = function (name, data) { arrived[name] = data; };
  function load(name) {
    return waiting[name] || (waiting[name] = new Promise(function (done, failed) {
      var script = make("script", "", { src: "assets/search/" + name });
      script.onload = function () { script.remove(); done(arrived[name]); };
      script.onerror = function () { delete waiting[name]; failed(new Error(name)); };
      document.head.appendChild(script);
    }));
  }
  function shards(letter, numbers) {
    return Promise.all(numbers.map(function (number) { return load(letter + "-" + number + ".js"); }));
  }

  // Folding and coding, as in Sources/DossierSite/Search.
  function fold(word, folds) {
    var plain = "";
    Array.from(word).forEach(function (letter) {
      var lower = letter.toLowerCase();
      if (letter in folds) plain += folds[letter];
      else if (lower in folds) plain += folds[lower];
      else plain += lower.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace("’", "'");
    });
    return plain.replace(/'s$/, "");
  }
  var TOKEN = /[0-9]+|[^\s!-\/0-9:-@[-`{-~\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf×÷\u2000-\u206f\u20a0-\u2bff\u3000-\u301f]+(?:['’][^\s!-@[-`{-~\u00a0-\u00bf\u2000-\u206f]+)*/gu;
  var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  function numbers(coded) {
    var out = [], last = 0, value = 0, shift = 0;
    for (var i = 0; i < coded.length; i += 1) {
      var digit = DIGITS.indexOf(coded[i]);
      value += (digit & 31) * Math.pow(2, shift);
      if (digit & 32) { shift += 5; continue; }
      last += value;
      out.push(last);
      value = shift = 0;
    }
    return out;
  }
  // Number of the last shard whose first word is not behind `word`. Code units order as bytes do, save for the
  // rarest scripts.
  function place(firsts, word) {
    var low = 0, high = firsts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  }

  // Damerau-Levenshtein distance, Infinity where it is more than `most`.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    var before = [], last = [], row = [];
    for (var j = 0; j <= b.length; j += 1) last[j] = j;
    for (var i = 1; i <= a.length; i += 1) {
      row = [i];
      var least = i;
      for (j = 1; j <= b.length; j += 1) {
        var cost = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return Infinity;
      before = last;
      last = row;
    }
    return last[b.length];
  }
  // Words of the dossier that are spelled nearly so, the nearest and most frequent ones.
  function spellings(index, word) {
    var most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!most) return Promise.resolve([]);
    var near = [], narrow = [];
    index.spellings.forEach(function (head, number) {
      if (Math.abs(head[0] - word.length) > most) return;
      near.push(number);
      // With a great many words only those that begin alike are compared.
      var next = index.spellings[number + 1];
      var isBehind = head[1][0] > word[0], isBefore = next && next[0] === head[0] && next[1][0] < word[0];
      if (!isBehind && !isBefore) narrow.push(number);
    });
    return shards("v", near.length > 6 ? narrow : near).then(function (parts) {
      var found = [];
      parts.forEach(function (part) {
        var length = part[0], coded = part[1], known = "", at = 0;
        while (at < coded.length) {
          var shared = DIGITS.indexOf(coded[at]), scale = DIGITS.indexOf(coded[at + 1]);
          known = known.slice(0, shared) + coded.slice(at + 2, at + 2 + length - shared);
          at += 2 + length - shared;
          var far = distance(word, known, most);
          if (far <= most) found.push({ word: known, rank: far * 100 - scale - (known[0] === word[0] ? 30 : 0) });
        }
      });
      found.sort(function (a, b) { return a.rank - b.rank || (a.word < b.word ? -1 : 1); });
      return found.slice(0, FEW).map(function (entry) { return entry.word; });
    });
  }

  // What the data holds of one word: the word itself, and words that begin with it.
  function entries(index, word, isWhole) {
    var first = place(index.words, word), last = first;
    while (!isWhole && last + 1 < index.words.length && index.words[last + 1].startsWith(word) && last - first < 2) last += 1;
    var wanted = [];
    for (var number = first; number <= last; number += 1) wanted.push(number);
    return shards("w", wanted).then(function (parts) {
      var found = [];
      parts.forEach(function (part) {
        for (var i = 0; i < part.length; i += 2) {
          if (part[i] === word || (!isWhole && part[i].startsWith(word))) {
            found.push({ word: part[i], data: part[i + 1], weight: part[i] === word ? 3 : 2 });
          }
        }
      });
      found.sort(function (a, b) { return b.weight - a.weight; });
      return found.slice(0, 40);
    });
  }
  // A word as typed: records with weights, and files with more of them.
  function term(index, word, range) {
    return entries(index, word, false).then(function (found) {
      if (found.length) return found;
      return spellings(index, word).then(function (words) {
        return Promise.all(words.map(function (near) { return entries(index, near, true); })).then(function (all) {
          return all.flat().map(function (entry) { entry.weight = 1; return entry; });
        });
      });
    }).then(function (found) {
      var set = { typed: word, words: found.map(function (entry) { return entry.word; }), weights: new Map(), rest: [] };
      set.isGuess = found.length > 0 && found[0].weight === 1;
      found.forEach(function (entry) {
        if (typeof entry.data === "string") return take(set, numbers(entry.data), entry.weight, range);
        entry.data.slice(1).forEach(function (part, position, all) {
          var next = position + 1 < all.length ? all[position + 1][0] : Infinity;
          if (part[0] < range[1] && next > range[0]) set.rest.push({ first: part[0], file: part[1], weight: entry.weight });
        });
      });
      set.rest.sort(function (a, b) { return a.first - b.first; });
      return set;
    });
  }
  function take(set, ids, weight, range) {
    ids.forEach(function (id) {
      if (id >= range[0] && id < range[1]) set.weights.set(id, Math.max(weight, set.weights.get(id) || 0));
    });
  }
  // Reads one more file of each word that has one: of a common word beside a rare one only where the rare one is.
  function widen(sets, range) {
    var whole = sets.filter(function (set) { return !set.rest.length; });
    var ids = whole.length ? Array.from(whole.reduce(function (a, b) { return a.weights.size <= b.weights.size ? a : b; }).weights.keys()) : null;
    var jobs = [];
    sets.forEach(function (set) {
      var at = set.rest.findIndex(function (part, position) {
        var next = position + 1 < set.rest.length ? set.rest[position + 1].first : Infinity;
        return !ids || ids.some(function (id) { return id >= part.first && id < next; });
      });
      if (at < 0) { set.rest = []; return; }
      var part = set.rest.splice(at, 1)[0];
      jobs.push(load("c-" + part.file + ".js").then(function (coded) { take(set, numbers(coded), part.weight, range); }));
    });
    return Promise.all(jobs);
  }

  // Records that hold all words, best first; where there are none, those that hold most of them.
  function rank(sets, starts) {
    var scores = new Map();
    sets.forEach(function (set) {
      set.weights.forEach(function (weight, id) {
        var entry = scores.get(id) || { id: id, words: 0, score: 0 };
        entry.words += 1;
        entry.score += weight;
        scores.set(id, entry);
      });
    });
    var hits = [], most = 0;
    scores.forEach(function (entry) { most = Math.max(most, entry.words); });
    // The name of an actor, a group of figures or a claim comes before a sentence that holds the words.
    scores.forEach(function (entry) {
      if (entry.words < most) return;
      if (entry.id < starts[3]) entry.score += entry.id < starts[1] ? 1.5 : 1;
      hits.push(entry);
    });
    hits.sort(function (a, b) { return b.score - a.score || a.id - b.id; });
    return { ids: hits.map(function (entry) { return entry.id; }), most: most };
  }

  // One result as a list item; the words found are marked.
  function mark(element, words, sets, folds) {
    var last = 0;
    words.replace(TOKEN, function (token, at) {
      var plain = fold(token, folds);
      var isHit = sets.some(function (set) {
        return set.words.indexOf(plain) >= 0 || (!set.isGuess && plain.startsWith(set.typed));
      });
      if (!isHit) return token;
      element.append(words.slice(last, at), make("mark", token, { class: "hit" }));
      last = at + token.length;
      return token;
    });
    element.append(words.slice(last));
    return element;
  }
  function item(record, part, kind, sets, folds) {
    var head = part.d[record[0]], sentence = record[1];
    var line = make("li");
    var title = mark(make("a", "", { href: head[1] + (sentence ? "#s" + sentence : ""), class: kind >= 3 ? "src" : "", lang: head[3], dir: head[4] }), head[0], sets, folds);
    line.append(title, " ", make("span", scope.options[kind + 1].text, { class: "tag" }), " ");
    if (sentence) {
      line.append(mark(make("q", "", { lang: head[3], dir: head[4] }), record[2], sets, folds), " ",
        make("bdi", "[" + head[2] + ":" + sentence + "]", { class: "by-inline" }));
    } else {
      line.append(make("span", record[2], { class: "by-inline" }));
    }
    return line;
  }
  function show(index, result, sets, shown, number) {
    var ids = result.ids.slice(shown, shown + PAGE);
    var files = ids.map(function (id) { return Math.floor(id / index.size); });
    return shards("t", files).then(function (parts) {
      if (number !== run) return;
      var items = ids.map(function (id, position) {
        var kind = 0;
        while (kind < 4 && id >= index.starts[kind + 1]) kind += 1;
        return item(parts[position].r[id % index.size], parts[position], kind, sets, index.folds);
      });
      if (shown) list.append.apply(list, items); else list.replaceChildren.apply(list, items);
      more.hidden = shown + ids.length >= result.ids.length;
      more.onclick = function () {
        show(index, result, sets, shown + PAGE, number).then(function () {
          var next = list.children[shown + PAGE];
          if (next) next.querySelector("a").focus();
        });
      };
    });
  }

  var run = 0;
  function answer() {
    var number = (run += 1);
    var asked = query.value;
    load("index.js").then(function (index) {
      var words = (asked.match(TOKEN) || []).map(function (token) { return fold(token, index.folds); }).filter(Boolean);
      if (words.length > 1) words = words.filter(function (word) { return word.length > 1 || /[^a-z]/.test(word); });
      words = Array.from(new Set(words)).slice(0, 8);
      if (!words.length) {
        list.replaceChildren();
        more.hidden = true;
        say("idle", {});
        return;
      }
      var kind = scope.selectedIndex - 1;
      var range = kind < 0 ? [0, Infinity] : [index.starts[kind], index.starts[kind + 1]];
      return Promise.all(words.map(function (word) { return term(index, word, range); })).then(function (sets) {
        var rounds = 0;
        function step() {
          if (number !== run) return;
          var result = rank(sets, index.starts);
          var isOpen = sets.some(function (set) { return set.rest.length; });
          if (isOpen && rounds < 4 && (result.most < sets.length || result.ids.length < PAGE)) {
            rounds += 1;
            return widen(sets, range).then(step);
          }
          var guessed = sets.filter(function (set) { return set.isGuess; });
          say(!result.ids.length ? "none" : result.most < sets.length ? "some" : guessed.length ? "guess" : isOpen ? "many" : result.ids.length === 1 ? "one" : "all", {
            n: result.ids.length.toLocaleString(document.documentElement.lang), query: asked,
            words: guessed.map(function (set) { return set.words.join(", "); }).join(", ")
          });
          return show(index, result, sets, 0, number);
        }
        return step();
      });
    }).catch(function () { if (number === run) say("missing", {}); });
  }

  function address() {
    var hash = new URLSearchParams();
    if (query.value) hash.set("q", query.value);
    if (scope.selectedIndex) hash.set("in", scope.value);
    try { history.replaceState(null, "", "#" + hash); } catch (error) { location.hash = hash; }
  }
  var timer = 0;
  query.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { address(); answer(); }, 80);
  });
  scope.addEventListener("change", function () { address(); answer(); });
  query.addEventListener("focus", function () { load("index.js").catch(function () {}); }, { once: true });
  function read() {
    var given = new URLSearchParams(location.hash.slice(1));
    var search = new URLSearchParams(location.search);
    query.value = given.get("q") || search.get("q") || "";
    var wanted = given.get("in") || search.get("in");
    Array.prototype.forEach.call(scope.options, function (option, position) {
      if (option.value === wanted) scope.selectedIndex = position;
    });
    if (query.value) answer();
  }
  window.addEventListener("hashchange", read);
  read();
})();
