// The timeline: narrows the rows by who, tag, source, kind, rank, words and time, groups them anew, and keeps all of it in
// the address. Without it the page is the whole list.
"use strict";
(function () {
  var box = document.getElementById("filters");
  var table = document.querySelector("table.time");
  if (!box || !table) return;
  var list = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var rows = list("tr[data-rank]", table);
  var controls = list("[name]", box);
  var state = document.getElementById("filter-status");
  var all = document.getElementById("show-all");
  var axis = document.getElementById("axis-words");
  var whole = axis ? axis.textContent : "";
  var staticBy = table.getAttribute("data-by");
  var by = staticBy;
  var span = null;
  var DAY = 86400000;
  var UNITS = ["day", "month", "year"];

  function fill(words, values) {
    return (words || "").replace(/%(\w+)/g, function (name, key) { return key in values ? values[key] : name; });
  }
  function make(name, words, attributes) {
    var element = document.createElement(name);
    if (words) element.textContent = words;
    for (var key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  }
  function iso(day) { return new Date(day * DAY).toISOString().split("T")[0]; }
  function number(date) { return Math.round(Date.parse(date) / DAY); }

  // Places in a list of choices whose words hold what was typed.
  function places(key, typed) {
    var found = new Set();
    list("#choices-" + key + " option").forEach(function (option, place) {
      if (option.value.toLowerCase().indexOf(typed.toLowerCase()) >= 0) found.add(String(place));
    });
    return found;
  }
  function tests() {
    return controls.map(function (control) {
      var key = control.name, wanted = control.value.trim();
      if (!wanted || key === "by") return null;
      if (key === "kind") return function (row) { return row.getAttribute("data-kind") === wanted; };
      if (key === "rank") return function (row) { return +row.getAttribute("data-rank") <= +wanted; };
      if (key === "find") {
        var words = wanted.toLowerCase().split(/\s+/);
        return function (row) {
          var text = row.textContent.toLowerCase();
          return words.every(function (word) { return text.indexOf(word) >= 0; });
        };
      }
      var found = places(key, wanted);
      return function (row) {
        return row.getAttribute("data-" + key).split(" ").some(function (place) { return found.has(place); });
      };
    }).concat(span ? [function (row) {
      var first = row.getAttribute("data-first"), last = row.getAttribute("data-last");
      return (first === "" || +first <= span.last) && (last === "" || +last >= span.first);
    }] : []).filter(Boolean);
  }
  function apply() {
    var wanted = tests(), shown = 0;
    rows.forEach(function (row) {
      row.hidden = !wanted.every(function (test) { return test(row); });
      if (!row.hidden) shown += 1;
    });
    list("tr.group", table).forEach(function (head) {
      var own = list("tr[data-rank]", head.parentNode);
      var open = own.filter(function (row) { return !row.hidden; }).length;
      head.hidden = !open;
      head.querySelector(".by-inline").textContent = open === own.length ? String(open) : open + " / " + own.length;
    });
    state.textContent = wanted.length ? fill(state.getAttribute("data-shown"), { n: shown, all: rows.length }) : "";
    all.hidden = !wanted.length;
    list(".strip a, .periods a").forEach(function (link) {
      var isOn = span && +link.getAttribute("data-first") === span.first && +link.getAttribute("data-last") === span.last;
      if (isOn) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
    show();
  }
  // The part of the axis that belongs to the chosen time, over the whole width of the lanes.
  function show() {
    var link = span && list(".strip a").find(function (bar) {
      return +bar.getAttribute("data-first") <= span.first && +bar.getAttribute("data-last") >= span.last;
    });
    var from = link ? +link.getAttribute("data-from") : 0, to = link ? +link.getAttribute("data-to") : 100;
    if (!(to - from > 0.2)) { from = 0; to = 100; }
    var scale = 100 / (to - from);
    table.classList.toggle("zoomed", scale > 1);
    list("svg.window", table).forEach(function (lane) {
      lane.setAttribute("x", -from * scale + "%");
      lane.setAttribute("width", 100 * scale + "%");
    });
    if (axis) axis.textContent = scale > 1 ? link.querySelector("title").textContent : whole;
  }

  // Headings anew: a date that says only its year stands before the months of that year.
  function group(unit) {
    by = unit;
    var groups = new Map();
    rows.forEach(function (row) {
      var first = row.getAttribute("data-first") || row.getAttribute("data-last");
      var own = Math.max(UNITS.indexOf(unit), UNITS.indexOf(row.getAttribute("data-unit")));
      var date = new Date(first * DAY), start = first === "" ? Infinity : +first;
      if (first !== "" && own > 0) start -= date.getUTCDate() - 1;
      if (first !== "" && own > 1) start = Math.round(new Date(start * DAY).setUTCMonth(0, 1) / DAY);
      var key = own + " " + start;
      if (!groups.has(key)) groups.set(key, { unit: own, start: start, rows: [], words: row.querySelector(".num").textContent });
      groups.get(key).rows.push(row);
    });
    var sorted = Array.from(groups.values()).sort(function (a, b) { return a.start === b.start ? b.unit - a.unit : a.start < b.start ? -1 : 1; });
    list("tbody", table).forEach(function (body) { body.remove(); });
    var months = table.getAttribute("data-months").split("|");
    sorted.forEach(function (entry) {
      var body = make("tbody", ""), words = entry.words, date = new Date(entry.start * DAY);
      if (isFinite(entry.start) && date.getUTCFullYear() > 0) {
        var values = { d: date.getUTCDate(), m: months[date.getUTCMonth()], y: date.getUTCFullYear() };
        words = fill(table.getAttribute("data-" + UNITS[entry.unit]) || "%y", values);
      }
      var head = make("tr", "", { class: "group" });
      if (isFinite(entry.start)) head.id = "dmy"[entry.unit] + "-" + iso(entry.start).slice(0, [undefined, -3, -6][entry.unit]);
      var cell = make("th", words + " ", { colspan: "3", scope: "rowgroup" });
      cell.append(make("span", String(entry.rows.length), { class: "by-inline" }));
      head.append(cell);
      body.append(head);
      body.append.apply(body, entry.rows);
      table.append(body);
    });
  }

  function address() {
    var hash = new URLSearchParams();
    controls.forEach(function (control) {
      var key = control.name;
      if (control.value && !(key === "by" && control.value === staticBy)) hash.set(key, control.value);
    });
    if (span) { hash.set("from", iso(span.first)); hash.set("to", iso(span.last)); }
    var words = String(hash);
    history.replaceState(null, "", words ? "#" + words : location.href.split("#")[0]);
    carry();
  }
  // What is chosen goes along to the other years.
  function carry() {
    var hash = new URLSearchParams(location.hash.slice(1));
    hash.delete("from");
    hash.delete("to");
    list(".years a").forEach(function (link) {
      var words = location.hash.indexOf("=") > 0 ? String(hash) : "";
      link.setAttribute("href", link.getAttribute("href").split("#")[0] + (words ? "#" + words : ""));
    });
  }
  function read() {
    controls.forEach(function (control) { if (control.name === "by") control.value = by; });
    if (location.hash.indexOf("=") < 0) { carry(); return; }
    var given = new URLSearchParams(location.hash.slice(1));
    controls.forEach(function (control) {
      var key = control.name;
      control.value = given.get(key) || (key === "by" ? staticBy : "");
      if (control.selectedIndex < 0) control.selectedIndex = 0;
      if (key === "by" && control.value !== by) group(control.value);
    });
    var first = number(given.get("from")), last = number(given.get("to"));
    span = first <= last ? { first: first, last: last } : null;
    apply();
    carry();
  }
  function choose(link) {
    span = { first: +link.getAttribute("data-first"), last: +link.getAttribute("data-last") };
    apply();
    address();
  }

  controls.forEach(function (control) {
    control.addEventListener(control.tagName === "SELECT" ? "change" : "input", function () {
      if (control.name === "by") group(control.value);
      apply();
      address();
    });
  });
  list(".strip a[data-from], .periods a[data-first]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link);
    });
  });
  function reset() {
    controls.forEach(function (control) { if (control.name !== "by") control.value = ""; });
    span = null;
    apply();
    address();
  }
  all.addEventListener("click", function () { reset(); controls[0].focus(); });
  box.addEventListener("keydown", function (event) { if (event.key === "Escape") reset(); });
  window.addEventListener("hashchange", read);
  read();
})();
