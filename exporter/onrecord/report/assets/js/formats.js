// Values as a reader expects them: grouped digits, whole words, dates without times.
const NUMBERS = new Intl.NumberFormat("en-GB");
const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT_DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const PLACEHOLDER = "not known";

const TYPES = {
  person: ["Person", "●"], organization: ["Organization", "■"], state: ["State", "◆"], place: ["Place", "▲"], group: ["Group", "◐"],
};
const ANSWERS = {
  denial: "Denied", dismissal: "Dismissed", confirmation: "Confirmed", no_comment: "No comment", other: "Answered otherwise",
};

function number(value) {
  return NUMBERS.format(value);
}

function counted(value, one, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

function percent(part, whole) {
  return whole ? `${Math.round((100 * part) / whole)}%` : "–";
}

function day(value, format = DAYS) {
  return value ? format.format(new Date(value)) : null;
}

function shortDay(value) {
  return day(value, SHORT_DAYS);
}

function kindName(kind) {
  return kind[0].toUpperCase() + kind.slice(1);
}

function oneLine(text) {
  return text.replace(/\s+/gu, " ").trim();
}

function typeGlyph(type) {
  const [name, glyph] = TYPES[type] ?? [kindName(type), "●"];
  return element("span", { class: `glyph glyph-${type}`, title: name, "aria-hidden": "true" }, glyph);
}

function typeName(type) {
  return (TYPES[type] ?? [kindName(type)])[0];
}

// How far a rule can be trusted, as a small bar with its number.
function confidence(value) {
  const meter = element("meter", { min: 0, max: 1, value, "aria-label": "confidence" });
  return element("span", { class: "confidence" }, meter, element("span", { class: "figure" }, value.toFixed(2)));
}
