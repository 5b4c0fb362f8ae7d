// Elements from values. Text becomes a text node and nothing else: no string is ever read as HTML.
const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function drawing(name, attributes, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

// An attribute that is null or false is left out, true is an empty one, and a function listens to the event it is named for.
function filled(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key, value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function button(label, act, attributes) {
  return element("button", { type: "button", click: act, ...attributes }, label);
}

function byId(id) {
  return document.getElementById(id);
}

// Only an address of the web becomes a link, never a script.
function webLink(address) {
  if (!/^https?:\/\//i.test(address ?? "")) return null;
  return element("a", { href: address, rel: "noopener noreferrer" }, "Original article");
}

// Tell those who cannot see it what has changed.
function announce(message) {
  byId("announcements").textContent = message;
}

function comesIntoView(node, block = "center") {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
}
