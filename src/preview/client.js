// Listens for changes of the page that it stands in. Written into pages by the preview only.
(function () {
  "use strict";
  var script = document.currentScript;
  var path = script.dataset.path;
  var key = "dalil-scroll:" + location.pathname;

  // A page that was loaded again goes back to where it was.
  var scroll = sessionStorage.getItem(key);
  if (scroll !== null) {
    sessionStorage.removeItem(key);
    history.scrollRestoration = "manual";
    var restore = function () { window.scrollTo(0, Number(scroll)); };
    restore();
    window.addEventListener("load", restore);
  }

  function reload() {
    sessionStorage.setItem(key, String(window.scrollY));
    location.reload();
  }

  var events, again;
  function stop() {
    clearTimeout(again);
    if (events) { events.close(); }
  }
  function listen() {
    stop();
    var query = "?path=" + encodeURIComponent(path) + "&hash=" + script.dataset.hash;
    events = new EventSource("/__dalil/events" + query);
    events.addEventListener("reload", reload);
    events.addEventListener("problem", function (event) { show(JSON.parse(event.data)); });
    events.addEventListener("solved", hide);
    events.addEventListener("follow", function (event) {
      if (location.pathname !== event.data) { location.href = event.data; }
    });
    events.addEventListener("rest", function () { if (document.hidden) { stop(); } });
    // A stream that the browser gave up on (sleep, a restarted server that refused once) is begun again.
    events.onerror = function () {
      if (events.readyState === EventSource.CLOSED) { again = setTimeout(listen, 1000); }
    };
  }
  listen();
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { listen(); } });
  // A page that rested, and is looked at again, hears what it missed.
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden && events.readyState === EventSource.CLOSED) { listen(); }
  });

  var overlay;
  function hide() {
    if (overlay) { overlay.remove(); overlay = null; }
  }

  function element(parent, name, text, attributes) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    for (var attribute in attributes || {}) { made.setAttribute(attribute, attributes[attribute]); }
    parent.appendChild(made);
    return made;
  }

  // What is wrong, over the last good page, in the author's language. A shadow tree keeps the theme's styles out.
  function show(problem) {
    hide();
    overlay = element(document.body, "div", "", { id: "dalil-problem", role: "alert", lang: problem.language, dir: problem.dir });
    var root = overlay.attachShadow({ mode: "open" });
    // The policy of pages lets no element hold a style.
    var style = new CSSStyleSheet();
    style.replaceSync(
      ":host{position:fixed;inset:auto 0 0 0;max-block-size:70vh;overflow:auto;z-index:2147483647;background:#1c1917;color:#fafaf9;" +
      "font:16px/1.6 system-ui,'Noto Naskh Arabic',sans-serif;border-block-start:4px solid #f87171;padding:1rem 1.25rem}" +
      "h2{font-size:1.05rem;margin:0 0 .75rem}article{margin-block:0 1rem;padding-inline-start:.9rem;border-inline-start:3px solid #f87171}" +
      "article.warning{border-color:#fbbf24}p{margin:.15rem 0}.place{font-family:ui-monospace,monospace;color:#a8a29e}" +
      "pre{background:#292524;padding:.5rem .75rem;margin:.35rem 0;overflow-x:auto;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap}" +
      ".help{color:#bef264}mark{background:#7f1d1d;color:inherit}");
    root.adoptedStyleSheets = [style];
    element(root, "h2", problem.title);
    problem.findings.forEach(function (finding) {
      var article = element(root, "article", "", { "class": finding.severity });
      element(article, "p", finding.message);
      element(article, "p", finding.file + (finding.line ? ":" + finding.line + ":" + finding.column : ""), { "class": "place", dir: "ltr" });
      if (finding.source) { element(article, "pre", finding.source, { dir: "auto" }); }
      if (finding.help) { element(article, "p", finding.help, { "class": "help" }); }
    });
  }
})();
