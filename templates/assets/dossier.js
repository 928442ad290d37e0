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

  // A long source has several pages: an address of a sentence that stands on another one leads on.
  var place = document.querySelector("[data-sentences]");
  function lead() {
    var anchor = /^#s([1-9]\d*)$/.exec(location.hash);
    if (!anchor) return;
    var wanted = Number(anchor[1]);
    var stretch = place.getAttribute("data-sentences").split(" ").map(Number);
    if (wanted >= stretch[0] && wanted <= stretch[1] || wanted > stretch[2]) return;
    // The first part lists all parts in order; the others know the way to it.
    var found = Array.from(document.querySelectorAll("a[data-first]")).filter(function (link) {
      return Number(link.getAttribute("data-first")) <= wanted;
    }).pop();
    if (found) location.replace(found.href + anchor[0]);
  }
  if (place) {
    lead();
    addEventListener("hashchange", lead);
  }

  // Citations: the line before the button, or a row's words with the address of the row.
  var spoken = make("p", "", { role: "status", class: "vh" });
  function citation(button) {
    var row = button.closest("tr");
    if (!row) return button.previousElementSibling.textContent;
    var by = row.querySelector("td .by").cloneNode(true);
    by.querySelectorAll("a, button").forEach(function (element) { element.remove(); });
    return "“" + row.querySelector("td .said").textContent.trim() + "” (" + by.textContent.trim() + "). " +
      document.title + ". " + location.href.split("#")[0] + "#" + row.id;
  }
  function copied(words) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(words);
    var field = make("textarea", words, { class: "vh" });
    document.body.append(field);
    field.select();
    var isDone = document.execCommand("copy");
    field.remove();
    return isDone ? Promise.resolve() : Promise.reject();
  }
  var buttons = document.querySelectorAll(".copy");
  if (buttons.length) document.body.append(spoken);
  buttons.forEach(function (button) {
    var words = button.textContent;
    button.addEventListener("click", function () {
      copied(citation(button)).then(function () {
        button.textContent = spoken.textContent = button.getAttribute("data-done");
        setTimeout(function () { button.textContent = words; spoken.textContent = ""; }, 2000);
      }, function () { getSelection().selectAllChildren(button.previousElementSibling || button); });
    });
  });
})();
