// Shortens the way; every page is complete without it. Words from outside enter the page as text only.
"use strict";
(function () {
  function make(name, words, attributes) {
    var element = document.createElement(name);
    if (words) element.textContent = words;
    for (var key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  }

  // Source pages: marks of each kind on or off.
  var key = document.querySelector(".key.toggles");
  var text = document.querySelector(".text");
  if (key && text) {
    key.querySelectorAll("mark").forEach(function (mark) {
      var kind = mark.className;
      var button = make("button", "", { type: "button", "aria-pressed": "true" });
      mark.parentNode.insertBefore(button, mark);
      button.appendChild(mark);
      button.addEventListener("click", function () {
        var isOff = text.classList.toggle("no-" + kind);
        button.setAttribute("aria-pressed", isOff ? "false" : "true");
      });
    });
  }

  // Timeline: rows that hold the words; kept in the address behind #find=.
  var box = document.querySelector(".filter-place");
  if (box) {
    var table = box.nextElementSibling;
    var field = make("div");
    var label = make("label", "Show rows with", { for: "filter" });
    var input = make("input", "", { id: "filter", type: "search", autocomplete: "off" });
    var status = make("p", "", { role: "status", class: "meta" });
    field.append(label, input);
    box.append(field, status);
    var filter = function () {
      var wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        var words = row.textContent.toLowerCase();
        row.hidden = !wanted.every(function (word) { return words.indexOf(word) >= 0; });
        if (!row.hidden) shown += 1;
      });
      status.textContent = wanted.length ? shown + " of " + table.tBodies[0].rows.length + " rows" : "";
    };
    input.addEventListener("input", function () {
      filter();
      history.replaceState(null, "", input.value ? "#find=" + encodeURIComponent(input.value) : location.pathname);
    });
    var given = /^#find=(.*)$/.exec(location.hash);
    if (given) {
      try { input.value = decodeURIComponent(given[1]); } catch (error) { input.value = ""; }
      filter();
    }
  }

  // Search: data comes in by script elements, which works from a disk too.
  var search = document.getElementById("search");
  if (!search) return;
  search.hidden = false;
  var query = document.getElementById("q");
  var list = document.getElementById("results");
  var state = document.getElementById("search-status");
  var loaded = Object.create(null);
  window.dossierSearch = function (name, data) { loaded[name] = data; };
  function load(name, done) {
    if (loaded[name]) return done(loaded[name]);
    var script = make("script", "", { src: "assets/search/" + name });
    script.addEventListener("load", function () {
      script.remove();
      if (loaded[name]) done(loaded[name]);
    });
    script.addEventListener("error", function () {
      state.textContent = "The search data is not there.";
    });
    document.head.appendChild(script);
  }
  // Accents off as far as the browser can decompose them; the data is folded in the same way.
  function fold(words) {
    return words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'")
      .split(/[^\p{L}\p{N}']+/u).filter(Boolean).slice(0, 6);
  }
  function place(starts, word) {
    var low = 0, high = starts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (starts[middle] <= word) low = middle + 1; else high = middle;
    }
    return low - 1;
  }
  // Sentences that hold a word or one that begins with it: "document sentence" -> weight.
  function find(index, word, done) {
    var shard = Math.max(0, place(index.words, word));
    load("w-" + shard + ".js", function (rows) {
      var found = new Map();
      rows.forEach(function (row) {
        if (row[0].lastIndexOf(word, 0) !== 0) return;
        var weight = row[0] === word ? 2 : 1, at = row[1];
        for (var i = 2; i < row.length; i += 1) {
          if (row[i] === -1) { at = row[i + 1]; i += 1; continue; }
          var id = at * 1048576 + row[i];
          found.set(id, Math.max(found.get(id) || 0, weight));
        }
      });
      done(found);
    });
  }
  function show(index, ids, number) {
    var open = ids.length;
    var items = ids.map(function () { return null; });
    if (!open) list.replaceChildren();
    ids.forEach(function (id, position) {
      var at = Math.floor(id / 1048576), sentence = id % 1048576;
      var part = place(index.texts, at);
      load("t-" + part + ".js", function (documents) {
        var source = documents[at - index.texts[part]];
        var item = make("li");
        var words = source[3][sentence - 1];
        item.append(make("a", source[0], { href: source[1] + "#s" + sentence, class: "src" }), " ",
          make("q", words || ""), " ", make("span", "[" + source[2] + ":" + sentence + "]", { class: "by-inline" }));
        items[position] = item;
        open -= 1;
        if (!open && number === run) list.replaceChildren.apply(list, items);
      });
    });
  }
  var run = 0;
  function answer() {
    var number = (run += 1);
    var words = fold(query.value);
    if (!words.length) { list.replaceChildren(); state.textContent = ""; return; }
    load("index.js", function (index) {
      var left = words.length, sets = [];
      words.forEach(function (word, position) {
        find(index, word, function (found) {
          sets[position] = found;
          left -= 1;
          if (left || number !== run) return;
          var ids = Array.from(sets[0].keys()).filter(function (id) {
            return sets.every(function (set) { return set.has(id); });
          });
          var weight = function (id) { return sets.reduce(function (sum, set) { return sum + set.get(id); }, 0); };
          ids.sort(function (a, b) { return weight(b) - weight(a) || a - b; });
          state.textContent = ids.length === 1 ? "1 sentence" : ids.length + " sentences" + (ids.length > 20 ? ", the first 20 shown" : "");
          show(index, ids.slice(0, 20), number);
        });
      });
    });
  }
  var timer = 0;
  query.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(answer, 120);
    history.replaceState(null, "", query.value ? "?q=" + encodeURIComponent(query.value) : location.pathname);
  });
  var asked = new URLSearchParams(location.search).get("q");
  if (asked) { query.value = asked; answer(); }
})();
