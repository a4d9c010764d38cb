// The service worker: keeps one language of one version for reading without a connection. What was kept is shown at once and looked up again behind it,
// so that a page is never older than one load. Nothing outside this version and language is touched.
"use strict";
const guide = {{ data }};
const scope = self.registration.scope;
const root = new URL("../", scope).href;
const cacheName = "dalil " + scope + " " + guide.hash;

// `petitions/` and `petitions/index.html` are the same page.
const key = (url) => url.replace(/#.*$/, "").replace(/\?.*$/, "").replace(/\/index\.html$/, "/");
const ours = (url) => url.startsWith(scope) || url.startsWith(root + "assets/");

async function keep(cache, url) {
  const answer = await fetch(url, { cache: "no-cache" });
  if (answer.ok && !answer.redirected) await cache.put(key(url), answer.clone());
  return answer;
}

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(cacheName);
    await Promise.all(guide.first.map((path) => keep(cache, new URL(path, scope).href)));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const older = names.filter((name) => name.startsWith("dalil " + scope + " ") && name !== cacheName);
    await Promise.all(older.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

// A page that is open asks for the rest, once it has nothing else to do.
self.addEventListener("message", (event) => {
  if (event.data !== "keep all") return;
  event.waitUntil((async () => {
    const cache = await caches.open(cacheName);
    for (const path of guide.rest) {
      const url = new URL(path, scope).href;
      if (await cache.match(key(url))) continue;
      try { await keep(cache, url); } catch { return; }
    }
  })());
});

self.addEventListener("fetch", (event) => {
  const url = event.request.url;
  if (event.request.method !== "GET" || !ours(url)) return;
  event.respondWith((async () => {
    const cache = await caches.open(cacheName);
    const kept = await cache.match(key(url));
    // The name of an asset changes with its content: what is kept is what is there.
    if (kept && url.startsWith(root + "assets/")) return kept;
    const fresh = keep(cache, url);
    if (kept) {
      event.waitUntil(fresh.catch(() => {}));
      return kept;
    }
    try { return await fresh; } catch {
      if (event.request.mode !== "navigate") return Response.error();
      const head = '<!DOCTYPE html><html lang="' + guide.language + '" dir="' + guide.dir + '"><meta charset="utf-8"><meta name="viewport" content="width=device-width">';
      const text = "<title>" + guide.title + "</title><h1>" + guide.title + "</h1><p>" + guide.missing + '</p><p><a href="' + scope + 'index.html">' + guide.home + "</a></p>";
      return new Response(head + text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": guide.policy } });
    }
  })());
});
