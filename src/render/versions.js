// What was issued since a page was sealed: a word on top of pages that a newer version replaces, and a way to the same page in
// every version. Classic, so that it also runs from a disc; pages that do not find it are whole without it.
(function () {
  "use strict";
  var known = {{ data }};
  var script = document.currentScript;
  if (!script) return;
  var page = script.dataset;
  var root = script.src.replace(/versions\.js([?#].*)?$/, "");
  var words = known.words[page.language];

  // A page of the history that was asked for one version goes on to it.
  var wanted = new URLSearchParams(location.search).get("to");
  if (page.history === undefined && wanted) {
    document.addEventListener("DOMContentLoaded", function () {
      var entry = document.getElementById("v-" + wanted);
      var link = entry && entry.querySelector("[data-read]");
      if (link) location.replace(link.href); else if (entry) entry.scrollIntoView();
    });
  }
  if (!words || !page.version) return;

  function make(name, properties, parent) {
    var element = Object.assign(document.createElement(name), properties);
    if (parent) parent.append(element);
    return element;
  }
  function place(version) { return known.versions.findIndex(function (one) { return one.version === version; }); }
  var own = place(page.version);
  var history = new URL(page.history, document.baseURI).href;

  document.addEventListener("DOMContentLoaded", function () {
    // Of a draft that is newer than the newest final version, nothing newer is to be said.
    if (known.latest && own >= 0 && own < place(known.latest)) {
      var note = make("p", { className: "newer" });
      note.setAttribute("role", "note");
      note.append((known.versions[own].stage === "draft" ? words.superseded + " " : "") + words["newer-version"] + " ");
      // By the history, which knows a solution even if its address has changed.
      make("a", { href: history + "?to=" + known.latest, textContent: words["newer-read"] }, note);
      note.style.cssText = "margin:0;padding:.6em 1em;background:#7a2e0e;color:#fff;font-size:.9em;text-align:center";
      note.lastChild.style.color = "inherit";
      // It says more than the word that the page was sealed with: that the text may change.
      var sealed = document.querySelector(".working");
      if (sealed) sealed.replaceWith(note); else (document.querySelector("body > header") || document.body).prepend(note);
    }
    var link = document.querySelector("[data-versions]");
    if (!link || known.versions.length + (known.next ? 1 : 0) < 2) return;
    var menu = make("details", { className: "menu" });
    make("summary", {}, menu).append(...link.childNodes);
    var list = make("ul", {}, menu);
    function add(version, name, stage) {
      var entry = make("a", { href: history + "?to=" + version }, make("li", {}, list));
      // A Latin name among Arabic words is not to be turned around.
      make("bdi", { textContent: name }, entry);
      if (stage) entry.append(" — " + stage);
      if (version === page.version) entry.setAttribute("aria-current", "true");
    }
    if (known.next) add("next", words["working-text"], "");
    known.versions.slice().reverse().forEach(function (one) {
      var stage = one.version === known.latest ? words["stage-latest"] : words["stage-" + one.stage];
      add(one.version, one.version, stage);
    });
    make("a", { href: history, textContent: words["versions-all"] }, make("li", {}, list));
    link.replaceWith(menu);
  });
})();
