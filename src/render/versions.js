// What was issued since a page was sealed: a word on top of pages that a newer version replaces, and a way to the same page in
// every version. Classic, so that it also runs from a disc; pages that do not find it are whole without it.
(function () {
  "use strict";
  var known = {{ data }};
  var script = document.currentScript;
  if (!script) return;
  var page = script.dataset;
  // A page that leads elsewhere takes along what was asked for on it.
  if (page.leads !== undefined) return location.replace(page.leads + location.hash);
  var root = script.src.replace(/versions\.js([?#].*)?$/, "");
  var words = known.words[page.language];

  // A page of the history that was asked for one version goes on to it, to the same place.
  var asked = new URLSearchParams(location.search);
  var wanted = asked.get("to");
  if (page.history === undefined && wanted) {
    document.addEventListener("DOMContentLoaded", function () {
      var entry = document.getElementById("v-" + wanted);
      var link = entry && entry.querySelector("[data-read]");
      if (link) location.replace(link.href + fragment(asked.get("from"), wanted)); else if (entry) entry.scrollIntoView();
    });
  }
  // Numbers of a draft name other paragraphs in another version: the same one there, or the section that it was in.
  function fragment(from, to) {
    var number = /^#n--?(\d+)$/.exec(location.hash);
    if (!number) return location.hash;
    var data = document.getElementById("numbers");
    var numbers = data ? JSON.parse(data.textContent) : {};
    var own = (numbers[from] || {})[number[1]];
    if (!own) return from === to ? location.hash : "";
    var there = numbers[to] || {};
    var same = Object.keys(there).filter(function (key) { return there[key][1] === own[1]; });
    var best = same.filter(function (key) { return there[key][0] === own[0]; })[0] || (same.length === 1 && same[0]);
    if (best) return "#n--" + best;
    var parts = own[0].split("/");
    return parts[0] === "summary" || parts[1] === "" ? "" : "#" + (parts[0] === "body" ? parts[1] : parts[0]);
  }
  if (!words || !page.version) return;

  function make(name, properties, parent) {
    var element = Object.assign(document.createElement(name), properties);
    if (parent) parent.append(element);
    return element;
  }
  // A link to this page in another version; where on it, is known when it is followed.
  function leadTo(version, link) {
    link.href = history + "?to=" + version;
    link.addEventListener("click", function () {
      var from = /^#n--?\d+$/.test(location.hash) ? "&from=" + page.version : "";
      link.href = history + "?to=" + version + from + location.hash;
    });
    return link;
  }
  function place(version) { return known.versions.findIndex(function (one) { return one.version === version; }); }
  var own = place(page.version);
  var history = new URL(page.history, document.baseURI).href;

  // A word on top of the page, with a way to it in the version in force.
  function tell(text, version, colour) {
    var note = make("p", { className: "newer" });
    note.setAttribute("role", "note");
    note.append(text + " ");
    // By the history, which knows a solution even if its address has changed.
    if (version) leadTo(version, make("a", { textContent: words["newer-read"] }, note)).style.color = "inherit";
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
      var own = about.insertAdjacentElement(where, make("p", { className: "erratum", textContent: erratum.text }));
      own.style.cssText = "border-inline-start:3px solid currentColor;padding-inline-start:.6em;font-weight:600";
    });
    var elsewhere = known.latest !== page.version && known.latest;
    if (notice.withdrawn) tell(notice.withdrawn, elsewhere, "#7a2e0e");
  }
  document.addEventListener("DOMContentLoaded", function () {
    var issued = known.versions[own] || {};
    var imprint = document.querySelector(".imprint");
    if (imprint && issued.fingerprint) make("bdi", { textContent: issued.fingerprint }, make("span", { className: "issued", textContent: " · " + words.fingerprint + " " }, imprint));
    var notice = (issued.notices || {})[page.language];
    if (notice) tellNotice(notice);
    // Of a draft that is newer than the newest final version, nothing newer is to be said.
    if (known.latest && own >= 0 && own < place(known.latest) && !(notice && notice.withdrawn)) {
      var superseded = issued.stage === "draft" ? words.superseded + " " : "";
      var note = tell(superseded + words["newer-version"], known.latest, "#7a2e0e");
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
      var entry = leadTo(version, make("a", {}, make("li", {}, list)));
      // A Latin name among Arabic words is not to be turned around.
      make("bdi", { textContent: name }, entry);
      if (stage) entry.append(" — " + stage);
      if (version === page.version) entry.setAttribute("aria-current", "true");
    }
    make("a", { href: history, textContent: words["versions-all"] }, make("li", {}, list));
    if (known.next) add("next", words["working-text"], "");
    // The newest, the one in force and this one: of fifty versions the page of all of them tells.
    var newest = known.versions.slice().reverse().filter(function (one, at) {
      return at < 8 || one.version === known.latest || one.version === page.version;
    });
    newest.forEach(function (one) {
      var stage = one.version === known.latest ? words["stage-latest"] : words["stage-" + one.stage];
      add(one.version, one.version, stage);
    });
    link.replaceWith(menu);
  });
})();
