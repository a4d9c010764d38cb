// Adds to pages that are whole without it: the choice of colours, the filter of the catalogue, copying links, printing, the
// place in the table of contents, reading without a connection. Classic and deferred, so that it also runs from a disc.
(function () {
  "use strict";
  var words = document.currentScript ? document.currentScript.dataset : {};
  var root = document.documentElement;
  var store = { get: function () { try { return localStorage.getItem("dalil-colours"); } catch (e) { return null; } },
    set: function (value) { try { localStorage.setItem("dalil-colours", value); } catch (e) { /* a disc may refuse to remember */ } } };

  function make(name, properties, parent) {
    var element = Object.assign(document.createElement(name), properties);
    if (parent) parent.append(element);
    return element;
  }
  function all(selector, from) { return Array.from((from || document).querySelectorAll(selector)); }

  // Colours: as the machine says, light, or dark.
  function paint(choice) {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice; else delete root.dataset.theme;
  }
  paint(store.get());
  var imprint = document.querySelector(".imprint");
  if (imprint) {
    var label = make("label", { className: "colours" });
    label.append(words.colours + " ");
    var select = make("select", {}, label);
    ["auto", "light", "dark"].forEach(function (choice) { make("option", { value: choice, textContent: words[choice] }, select); });
    select.value = root.dataset.theme || "auto";
    select.addEventListener("change", function () { store.set(select.value); paint(select.value); });
    imprint.append(" ", label);
  }

  // The table of contents is open where there is room, and shows where the reader is. Elsewhere it closes behind the reader.
  var wide = matchMedia("(min-width: 64rem)");
  var toc = document.querySelector(".toc");
  if (toc) {
    var open = function () { toc.open = wide.matches; };
    open();
    wide.addEventListener("change", open);
    toc.addEventListener("click", function (event) { if (event.target.closest("a")) open(); });
    var links = new Map();
    all("a", toc).forEach(function (link) {
      var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) links.set(target, link);
    });
    if ("IntersectionObserver" in window) {
      var watch = new IntersectionObserver(function (entries) {
        entries.forEach(function (entry) {
          if (!entry.isIntersecting) return;
          all("[aria-current]", toc).forEach(function (link) { link.removeAttribute("aria-current"); });
          links.get(entry.target).setAttribute("aria-current", "true");
          toc.firstElementChild.dataset.here = links.get(entry.target).textContent;
        });
      }, { rootMargin: "0px 0px -70% 0px" });
      links.forEach(function (link, target) { watch.observe(target); });
    }
  }

  // Menus close when the reader goes elsewhere.
  var menu = document.querySelector(".menu");
  if (menu) {
    document.addEventListener("click", function (event) { if (!menu.contains(event.target)) menu.open = false; });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  }

  // Where the browser knows no popovers, a term leads to its definition at the end of the page.
  if (!("popover" in HTMLElement.prototype)) all("[popovertarget]").forEach(function (term) {
    term.addEventListener("click", function () { location.hash = term.getAttribute("popovertarget"); });
  });

  // A link to a heading is copied too.
  if (navigator.clipboard) {
    var told = make("p", { className: "copied", role: "status" }, document.body);
    all(".anchor").forEach(function (anchor) {
      anchor.addEventListener("click", function () {
        navigator.clipboard.writeText(anchor.href).then(function () {
          told.textContent = words.copied;
          setTimeout(function () { told.textContent = ""; }, 2000);
        }, function () {});
      });
    });
  }

  // Sheets are printed with a button.
  all("[data-print]").forEach(function (place) {
    make("button", { type: "button", className: "button button-quiet", textContent: words.print }, place).addEventListener("click", function () { print(); });
  });

  // The catalogue, filtered. The choices stay in the address, so that they can be sent.
  var form = document.querySelector("[data-filter]");
  if (form) {
    form.hidden = false;
    var none = form.querySelector("[data-none]");
    var given = new URLSearchParams(location.search);
    all("select", form).forEach(function (choice) { if (given.has(choice.name)) choice.value = given.get(choice.name); });
    var apply = function () {
      var wanted = all("select", form).filter(function (choice) { return choice.value; });
      var shown = 0;
      all(".theme").forEach(function (theme) {
        var any = false;
        all(".card", theme).forEach(function (card) {
          var tags = card.dataset.tags.split(" ");
          card.hidden = !wanted.every(function (choice) { return tags.includes(choice.value); });
          if (!card.hidden) { any = true; shown += 1; }
        });
        theme.hidden = !any;
      });
      // How many of how many, from left to right in Arabic too.
      var count = wanted.length ? "\u2066" + shown + " / " + all(".card").length + "\u2069" : "";
      none.textContent = shown ? count : none.dataset.none;
      form.querySelector("button").hidden = !wanted.length;
      var query = new URLSearchParams(wanted.map(function (choice) { return [choice.name, choice.value]; })).toString();
      try { history.replaceState(null, "", query ? "?" + query : location.pathname); } catch (e) { /* not from a disc */ }
    };
    form.addEventListener("change", apply);
    form.addEventListener("reset", function () { setTimeout(apply); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    apply();
  }

  // What was issued is kept for reading without a connection; all of it, unless the reader saves data.
  if (words.worker && "serviceWorker" in navigator && location.protocol !== "file:") {
    // From a disc browsers refuse the manifest, and say so: it is named where it is of use.
    make("link", { rel: "manifest", href: words.worker.replace(/sw\.js$/, "manifest.webmanifest") }, document.head);
    window.addEventListener("load", function () {
      navigator.serviceWorker.register(words.worker).then(function () { return navigator.serviceWorker.ready; }).then(function (registration) {
        var saves = navigator.connection && navigator.connection.saveData;
        if (!saves && registration.active) registration.active.postMessage("keep all");
      }).catch(function () { /* a browser may refuse to keep anything */ });
    });
  }
})();
