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

  // A word on top of the page, with a way to it in the version in force.
  function tell(text, way, colour) {
    var note = make("p", { className: "newer" });
    note.setAttribute("role", "note");
    note.append(text + " ");
    // By the history, which knows a solution even if its address has changed.
    if (way) make("a", { href: way, textContent: words["newer-read"] }, note).style.color = "inherit";
    note.style.cssText = "margin:0;padding:.6em 1em;background:" + colour + ";color:#fff;font-size:.9em;text-align:center";
    (document.querySelector("body > header") || document.body).prepend(note);
    return note;
  }
  // What became known of this version since: that it was withdrawn, what is wrong in it.
  function tellNotice(notice) {
    var slug = location.pathname.replace(/\/?(index\.html)?$/, "").split("/").pop();
    notice.errata.slice().reverse().forEach(function (erratum) {
      if (erratum.page && erratum.page !== slug) return;
      tell(erratum.text, "", "#123f38");
      var about = erratum.unit && document.getElementById(erratum.unit);
      if (!about) return;
      var where = /^(LI|DT|DD|SECTION|ARTICLE)$/.test(about.tagName) ? "beforeend" : "afterend";
      about.insertAdjacentElement(where, make("p", { className: "erratum", textContent: erratum.text }));
    });
    var elsewhere = known.latest && known.latest !== page.version ? history + "?to=" + known.latest : "";
    if (notice.withdrawn) tell(notice.withdrawn, elsewhere, "#7a2e0e");
  }
  document.addEventListener("DOMContentLoaded", function () {
    var issued = known.versions[own] || {};
    var imprint = document.querySelector(".imprint");
    if (imprint && issued.fingerprint) make("bdi", { textContent: issued.fingerprint }, make("span", { textContent: " · " + words.fingerprint + " " }, imprint));
    var notice = (issued.notices || {})[page.language];
    if (notice) tellNotice(notice);
    // Of a draft that is newer than the newest final version, nothing newer is to be said.
    if (known.latest && own >= 0 && own < place(known.latest) && !(notice && notice.withdrawn)) {
      var superseded = issued.stage === "draft" ? words.superseded + " " : "";
      var note = tell(superseded + words["newer-version"], history + "?to=" + known.latest, "#7a2e0e");
      // It says more than the word that the page was sealed with: that the text may change.
      var sealed = document.querySelector(".working");
      if (sealed) sealed.replaceWith(note);
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
