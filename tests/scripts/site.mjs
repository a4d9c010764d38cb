// What site.js does: the colours, the filter of the catalogue, copying, printing, keeping the guide.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { make, open } from "./dom.mjs";
const source = readFileSync(process.argv[2], "utf8");
const words = { "data-colours": "Couleurs", "data-auto": "Auto", "data-light": "Claires", "data-dark": "Sombres", "data-copied": "Copié", "data-print": "Imprimer" };

// Colours: what is chosen is shown at once, kept, and shown again.
const footer = () => [make("p", { class: "imprint" })];
let page = open(source, { body: footer(), script: words });
let select = page.document.querySelector("select");
assert.deepEqual(select.children.map((option) => [option.value, option.textContent]), [["auto", "Auto"], ["light", "Claires"], ["dark", "Sombres"]]);
assert.deepEqual([select.value, page.html.dataset.theme], ["auto", undefined]);
for (const choice of ["dark", "light", "auto"]) {
  select.value = choice;
  select.dispatch("change");
  assert.equal(page.html.dataset.theme, choice === "auto" ? undefined : choice);
  const next = open(source, { body: footer(), script: words, stored: page.stored });
  assert.equal(next.html.dataset.theme, choice === "auto" ? undefined : choice, "it is kept");
  assert.equal(next.document.querySelector("select").value, choice);
}
assert.equal(open(source, { body: footer(), script: words, stored: { "dalil-colours": "<pink>" } }).html.dataset.theme, undefined);

// The filter: cards that have all that is chosen, themes that have cards, how many of how many, the address.
const catalogue = () => {
  const card = (tags) => make("li", { class: "card", "data-tags": tags });
  const choice = (name, ...values) => make("select", { name }, ...["", ...values].map((value) => make("option", { value })));
  return [
    make("form", { "data-filter": "" }, choice("territory", "rurale", "urbaine"), choice("audience", "femmes"), make("button"), make("p", { "data-none": "Aucune" })),
    make("section", { class: "theme" }, card("dialogue rurale femmes"), card("dialogue urbaine")),
    make("section", { class: "theme" }, card("transparence rurale")),
  ];
};
page = open(source, { body: catalogue(), script: words });
const state = (page) => ({
  cards: page.document.querySelectorAll(".card").map((card) => !card.hidden), themes: page.document.querySelectorAll(".theme").map((theme) => !theme.hidden),
  told: page.document.querySelector("[data-none]").textContent, reset: !page.document.querySelector("button").hidden, address: page.replaced.at(-1),
});
const form = page.document.querySelector("form");
assert.equal(form.hidden, false);
assert.deepEqual(state(page), { cards: [true, true, true], themes: [true, true], told: "", reset: false, address: "/latest/fr/solutions/" });
const choose = (page, territory, audience) => {
  const [one, other] = page.document.querySelectorAll("select");
  [one.value, other.value] = [territory, audience];
  page.document.querySelector("form").dispatch("change");
};
choose(page, "urbaine", "");
assert.deepEqual(state(page), { cards: [false, true, false], themes: [true, false], told: "\u20661 / 3\u2069", reset: true, address: "?territory=urbaine" });
choose(page, "rurale", "");
assert.deepEqual(state(page).cards, [true, false, true]);
choose(page, "rurale", "femmes");
assert.deepEqual(state(page), { cards: [true, false, false], themes: [true, false], told: "\u20661 / 3\u2069", reset: true, address: "?territory=rurale&audience=femmes" });
choose(page, "urbaine", "femmes");
assert.deepEqual(state(page).told, "Aucune");
choose(page, "", "");
form.dispatch("reset");
assert.deepEqual(state(page), { cards: [true, true, true], themes: [true, true], told: "", reset: false, address: "/latest/fr/solutions/" });
page = open(source, { body: catalogue(), script: words, address: "https://a.b/latest/fr/solutions/?territory=rurale" });
assert.deepEqual(state(page).cards, [true, false, true], "an address that was sent");

// The menu closes by Escape, and when the reader goes elsewhere.
page = open(source, { body: [make("details", { class: "menu" }, make("summary"))], script: words });
const menu = page.document.querySelector(".menu");
menu.open = true;
page.document.dispatch("click", { target: menu.children[0] });
assert.equal(menu.open, true);
page.document.dispatch("keydown", { key: "a" });
assert.equal(menu.open, true);
page.document.dispatch("keydown", { key: "Escape" });
assert.deepEqual([menu.open, page.document.focused], [false, menu.children[0]]);
menu.open = true;
page.document.dispatch("click", { target: page.html });
assert.equal(menu.open, false);

// A heading's link is copied and said; sheets are printed.
page = open(source, { body: [make("a", { class: "anchor", href: "#but" }), make("p", { "data-print": "" })], script: words });
page.document.querySelector(".anchor").dispatch("click");
await Promise.resolve();
assert.deepEqual(page.copied, ["https://a.b/latest/fr/solutions/#but"]);
assert.equal(page.document.querySelector(".copied").getAttribute("role") ?? page.document.querySelector(".copied").role, "status");
const print = page.document.querySelector("button");
assert.equal(print.textContent, "Imprimer");
print.dispatch("click");
assert.equal(page.printed, 1);

// The table of contents closes behind the reader where there is no room for it.
page = open(source, { body: [make("details", { class: "toc" }, make("summary"), make("a", { href: "#but" })), make("h2", { id: "but" })], script: words });
const toc = page.document.querySelector(".toc");
assert.equal(toc.open, false);
toc.open = true;
toc.dispatch("click", { target: toc.children[0] });
assert.equal(toc.open, true);
toc.dispatch("click", { target: toc.children[1] });
assert.equal(toc.open, false);

// Only issued versions are kept; all of one, unless the reader saves data; never from a disc.
const keeping = async (script, more, address) => {
  const page = open(source, { script: { ...words, ...script }, more, address });
  for (const listener of page.listeners.load ?? []) listener();
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  return [page.registered, page.posted, page.document.querySelectorAll("link").map((link) => [link.rel, link.attributes.href])];
};
const worker = { "data-worker": "../../fr/sw.js" };
const manifest = [["manifest", "../../fr/manifest.webmanifest"]];
assert.deepEqual(await keeping(worker, {}), [["../../fr/sw.js"], ["keep all"], manifest]);
assert.deepEqual(await keeping(worker, { connection: { saveData: false } }), [["../../fr/sw.js"], ["keep all"], manifest]);
assert.deepEqual(await keeping(worker, { connection: { saveData: true } }), [["../../fr/sw.js"], [], manifest]);
assert.deepEqual(await keeping({}, {}), [[], [], []]);
assert.deepEqual(await keeping(worker, {}, "file:///latest/fr/index.html"), [[], [], []]);
