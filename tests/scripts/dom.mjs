// As much of a browser's page as the scripts of the site ask for: elements, their attributes and listeners, simple selectors.
export class Element {
  constructor(name, attributes = {}, children = []) {
    Object.assign(this, { localName: name, attributes: {}, children: [], childNodes: [], parent: null, listeners: {}, hidden: false, style: {} });
    const own = this;
    const key = (name) => "data-" + name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
    this.dataset = new Proxy({}, {
      get: (_, name) => own.attributes[key(name)],
      set: (_, name, value) => { own.attributes[key(name)] = String(value); return true; },
      deleteProperty: (_, name) => delete own.attributes[key(name)],
    });
    for (const [name, value] of Object.entries(attributes)) this.setAttribute(name, value);
    this.append(...children);
  }
  get className() { return this.attributes.class ?? ""; }
  set className(value) { this.attributes.class = value; }
  get id() { return this.attributes.id ?? ""; }
  get href() { return this.attributes.href === undefined ? "" : new URL(this.attributes.href, globalThis.document.baseURI).href; }
  set href(value) { this.attributes.href = value; }
  get hash() { return new URL(this.href).hash; }
  get value() { return this.given ?? this.attributes.value ?? (this.localName === "select" ? this.children[0]?.value ?? "" : ""); }
  set value(value) { this.given = value; if (this.localName === "option") this.attributes.value = value; }
  get name() { return this.attributes.name; }
  get textContent() { return this.childNodes.map((node) => (node instanceof Element ? node.textContent : node)).join(""); }
  set textContent(text) { this.childNodes = text === "" ? [] : [text]; this.children = []; }
  get firstElementChild() { return this.children[0]; }
  get lastChild() { return this.childNodes.at(-1); }
  setAttribute(name, value) { this.attributes[name] = String(value); }
  getAttribute(name) { return this.attributes[name] ?? null; }
  removeAttribute(name) { delete this.attributes[name]; }
  add(nodes, at) {
    for (const node of nodes) if (node instanceof Element) { node.remove(); node.parent = this; }
    this.childNodes.splice(at, 0, ...nodes);
    this.children = this.childNodes.filter((node) => node instanceof Element);
  }
  append(...nodes) { this.add(nodes, this.childNodes.length); }
  prepend(...nodes) { this.add(nodes, 0); }
  remove() { if (!this.parent) return; this.parent.childNodes = this.parent.childNodes.filter((node) => node !== this); this.parent.children = this.parent.children.filter((node) => node !== this); this.parent = null; }
  replaceWith(node) { const at = this.parent.childNodes.indexOf(this); const parent = this.parent; this.remove(); parent.add([node], at); }
  contains(other) { for (let node = other; node; node = node.parent) if (node === this) return true; return false; }
  closest(selector) { for (let node = this; node; node = node.parent) if (node.matches(selector)) return node; return null; }
  matches(selector) {
    return selector.trim().split(/(?=[.[])/).every((part) => {
      if (part.startsWith(".")) return this.className.split(" ").includes(part.slice(1));
      if (part.startsWith("[")) return this.attributes[part.slice(1, -1)] !== undefined;
      return this.localName === part;
    });
  }
  descendants() { return this.children.flatMap((child) => [child, ...child.descendants()]); }
  querySelectorAll(selector) {
    const steps = selector.split(/\s*>\s*/);
    return this.descendants().filter((element) => {
      let node = element;
      for (const step of steps.toReversed()) { if (!node?.matches(step)) return false; node = node.parent; }
      return true;
    });
  }
  querySelector(selector) { return this.querySelectorAll(selector)[0] ?? null; }
  addEventListener(type, listener) { (this.listeners[type] ??= []).push(listener); }
  dispatch(type, event = {}) { for (const listener of this.listeners[type] ?? []) listener({ target: this, preventDefault() {}, ...event }); }
  focus() { globalThis.document.focused = this; }
  scrollIntoView() { globalThis.document.scrolled = this; }
}
export const make = (name, attributes, ...children) => new Element(name, attributes, children);

// A page with this body at `address`, whose script has these attributes; runs the script `source` in it.
export function open(source, { address = "https://a.b/latest/fr/solutions/", body = [], script = {}, stored = {}, more = {} } = {}) {
  const html = make("html", {}, make("head"), make("body", {}, ...body));
  const location = new URL(address);
  const page = {
    html, location, stored, replaced: [], copied: [], printed: 0, registered: [], posted: [], led: [], listeners: {},
    document: Object.assign(make("document", {}, html), { documentElement: html, baseURI: address, head: html.children[0], body: html.children[1] }),
  };
  page.document.createElement = (name) => make(name);
  page.document.getElementById = (id) => page.document.descendants().find((element) => element.id === id) ?? null;
  page.document.currentScript = Object.assign(make("script", script), { src: script.src ?? "" });
  const place = { get href() { return location.href; }, get search() { return location.search; }, get pathname() { return location.pathname; }, get protocol() { return location.protocol; },
    set hash(value) { location.hash = value; }, get hash() { return location.hash; }, replace(href) { page.led.push(href); } };
  const registration = { active: { postMessage: (message) => page.posted.push(message) } };
  const window = { addEventListener: (type, listener) => (page.listeners[type] ??= []).push(listener) };
  const values = {
    document: page.document, location: place, window, history: { replaceState: (_, __, url) => page.replaced.push(url) },
    localStorage: { getItem: (key) => page.stored[key] ?? null, setItem: (key, value) => { page.stored[key] = value; } },
    navigator: { clipboard: { writeText: (text) => { page.copied.push(text); return Promise.resolve(); } }, serviceWorker: { register: (url) => { page.registered.push(url); return Promise.resolve(); }, ready: Promise.resolve(registration) }, ...more },
    matchMedia: () => ({ matches: page.isWide ?? false, addEventListener() {} }), HTMLElement: class { get popover() { return null; } },
    print: () => { page.printed += 1; }, setTimeout: (run) => run(), URL, URLSearchParams, Map, Promise, Array, Object, JSON,
  };
  globalThis.document = page.document;
  new Function(...Object.keys(values), source)(...Object.values(values));
  page.document.dispatch("DOMContentLoaded");
  return page;
}
