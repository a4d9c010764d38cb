// What the service worker of a language does: which requests it answers, what it keeps, what it shows without a connection.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
const source = readFileSync(process.argv[2], "utf8");
const site = "https://a.b/guide/";
const scope = site + "latest/fr/";

const stores = new Map();
const cache = (entries) => ({ entries, match: async (key) => entries.get(key), put: async (key, answer) => { entries.set(key, answer); } });
const caches = {
  open: async (name) => { if (!stores.has(name)) stores.set(name, cache(new Map())); return stores.get(name); },
  keys: async () => [...stores.keys()], delete: async (name) => stores.delete(name),
};
let online = true, asked = [], version = 1;
const fetched = async (request) => {
  const url = typeof request === "string" ? request : request.url;
  asked.push(url);
  if (!online) throw new Error("no connection");
  const ok = !url.includes("missing"), redirected = url.includes("moved");
  return { ok, redirected, url, version, clone() { return this; } };
};
class Response { constructor(body, options) { Object.assign(this, { body, ...options }); } static error() { return "error"; } }
const listeners = {};
const self = { registration: { scope }, addEventListener: (type, listener) => { listeners[type] = listener; }, skipWaiting: async () => {}, clients: { claim: async () => {} } };
new Function("self", "caches", "fetch", "Response", "URL", source)(self, caches, fetched, Response, URL);
const fire = async (type, event = {}) => {
  const waited = [];
  let answer;
  listeners[type]({ waitUntil: (promise) => waited.push(promise), respondWith: (promise) => { answer = promise; }, ...event });
  const result = answer === undefined ? undefined : await answer;
  await Promise.all(waited);
  return result;
};
const get = (url, more = {}) => fire("fetch", { request: { url, method: "GET", mode: "navigate", ...more } });
const kept = () => [...stores.values()].flatMap((store) => [...store.entries.keys()]);

// At the first visit the front page and what every page needs.
const guide = JSON.parse(source.split("const guide = ")[1].split(";\n")[0]);
stores.set("dalil " + scope + " older", cache(new Map()));
stores.set("dalil " + site + "latest/ar/ x", cache(new Map()));
stores.set("another", cache(new Map()));
await fire("install");
const own = "dalil " + scope + " " + guide.hash;
const plain = (path) => new URL(path, scope).href.replace(/\/index\.html$/, "/");
assert.deepEqual([...stores.get(own).entries.keys()].sort(), guide.first.map(plain).sort());
// Of earlier versions of itself nothing stays; what others keep does.
await fire("activate");
assert.deepEqual([...stores.keys()].sort(), [own, "dalil " + site + "latest/ar/ x", "another"].sort());

// It answers for its language and its assets, and for nothing else.
for (const path of ["latest/ar/", "latest/", "1.0.0/fr/", "history/fr/", "next/fr/", "versions.js", "latest/frx/", "", "latest/fr"]) {
  assert.equal(await get(site + path), undefined, path + " is not its own");
}
for (const path of ["latest/fr/petitions/", "latest/fr/", "latest/assets/style-1.css"]) assert.ok(await get(site + path), path);
assert.equal(await get(scope, { method: "POST" }), undefined);
assert.ok(kept().every((url) => url.startsWith(scope) || url.startsWith(site + "latest/assets/")), kept());

// The rest when it is asked for, each once.
asked = [];
await fire("message", { data: "anything" });
assert.deepEqual(asked, []);
await fire("message", { data: "keep all" });
assert.deepEqual(guide.rest.filter((path) => !kept().includes(plain(path))), []);
asked = [];
await fire("message", { data: "keep all" });
assert.deepEqual(asked, []);

// What is kept is shown at once and looked up again; an asset is not: its name says what is in it.
version = 2;
assert.equal((await get(scope + "petitions/")).version, 1);
assert.equal((await get(scope + "petitions/")).version, 2);
asked = [];
assert.equal((await get(site + "latest/assets/style-1.css")).version, 1);
assert.deepEqual(asked, []);
// One page has one place, whatever stands behind its address.
version = 3;
const count = kept().length;
for (const end of ["?a=1", "#but", "index.html", "index.html?a#b"]) assert.ok(await get(scope + "petitions/" + end));
assert.equal(kept().length, count);
// Nothing is kept of what is not there, or is elsewhere.
await get(scope + "missing/");
await get(scope + "moved/");
assert.ok(!kept().some((url) => /missing|moved/.test(url)));

// Without a connection: what was kept, and of the rest a page that says so.
online = false;
assert.ok((await get(scope + "petitions/")).url);
const lost = await get(scope + "elsewhere/");
assert.equal(lost.status, 503);
for (const part of ['lang="' + guide.language + '"', 'dir="' + guide.dir + '"', guide.title, guide.missing, scope + "index.html"]) assert.ok(lost.body.includes(part), part);
assert.equal(await get(scope + "image.png", { mode: "no-cors" }), "error");
