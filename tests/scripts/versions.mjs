// What versions.js adds to sealed pages: that a newer version is there, and the way to the same page in every version.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { make, open } from "./dom.mjs";
const source = readFileSync(process.argv[2], "utf8");
// Of these versions: 1.0.0-draft.1, 1.0.0, 1.1.0, 1.2.0-draft.1, with a working text.
const page = (version, { language = "fr", sealed = [], address } = {}) => open(source, {
  address: address ?? `https://a.b/guide/${version}/${language}/petitions/`,
  body: [make("header", { class: "site-header" }, ...sealed, make("a", { "data-versions": "" }, make("bdi")))],
  script: { src: "https://a.b/guide/versions.js", "data-version": version, "data-language": language, "data-history": `../../../history/${language}/petitions/index.html` },
});
const note = (page) => page.document.querySelector(".newer");
for (const [version, isOld] of [["1.0.0-draft.1", true], ["1.0.0", true], ["1.1.0", false], ["1.2.0-draft.1", false], ["next", false], ["9.9.9", false]]) {
  assert.equal(note(page(version)) !== null, isOld, version);
}
const old = page("1.0.0");
assert.equal(note(old).children[0].href, "https://a.b/guide/history/fr/petitions/index.html?to=1.1.0");
assert.ok(note(old).textContent.includes("1.1.0"));
assert.ok(note(page("1.0.0", { language: "ar" })).textContent.match(/[ء-ي]/));
assert.notEqual(note(page("1.0.0-draft.1")).textContent, note(old).textContent, "a draft is superseded");
assert.equal(old.document.querySelector("header").childNodes[0], note(old), "above all else");
// It stands in the place of what the page was sealed with.
const replaced = page("1.0.0-draft.1", { sealed: [make("p", { class: "working" })] });
assert.deepEqual([replaced.document.querySelector(".working"), note(replaced) !== null], [null, true]);

// The menu: the history of all, the working text, then the newest versions.
const menu = old.document.querySelector("details.menu");
const entries = menu.querySelectorAll("a").map((entry) => [entry.textContent.split(" — ")[0], new URL(entry.href).search, entry.getAttribute("aria-current")]);
assert.deepEqual(entries.slice(2, 6), [["1.2.0-draft.1", "?to=1.2.0-draft.1", null], ["1.1.0", "?to=1.1.0", null], ["1.0.0", "?to=1.0.0", "true"], ["1.0.0-draft.1", "?to=1.0.0-draft.1", null]]);
assert.deepEqual([entries[0][1], entries[1][1], entries.length], ["", "?to=next", 6]);
const said = menu.querySelectorAll("a").map((entry) => entry.textContent);
assert.notEqual(said[3].split(" — ")[1], said[4].split(" — ")[1], "the newest is told from others");
assert.equal(old.document.querySelector("[data-versions]"), null);

// A page of the history that is asked for one version goes on to it; one that is not there is shown where it is told.
const history = (query) => {
  const entry = make("li", { id: "v-1.0.0" }, make("a", { "data-read": "", href: "../../../1.0.0/fr/petitions/index.html" }));
  return open(source, { address: "https://a.b/guide/history/fr/petitions/index.html" + query, body: [entry, make("li", { id: "v-1.1.0" })], script: { src: "https://a.b/guide/versions.js", "data-language": "fr" } });
};
assert.deepEqual(history("?to=1.0.0").led, ["https://a.b/guide/1.0.0/fr/petitions/index.html"]);
assert.deepEqual(history("").led, []);
const shown = history("?to=1.1.0");
assert.deepEqual([shown.led, shown.document.scrolled?.id], [[], "v-1.1.0"]);
