// The part of the address behind # says what is shown, so that every view, record and filter can be linked to:
//   #view=quotes&q=harbour&sort=-confidence      a table, searched and sorted
//   #article=ID                                  an article
//   #article=ID&quote=QUOTE_ID                   a record in it; or allegation=, or actor=
const RECORD_KEYS = ["quote", "allegation", "actor"];

function place() {
  return new URLSearchParams(location.hash.slice(1));
}

function hrefTo(values) {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return `#${new URLSearchParams(given)}`;
}

function articleOf(recordId) {
  return recordId.replace(/-[a-z]\d+$/, "");
}

// The article and record that an address asks for; a record's id alone is enough.
function wanted(address = place()) {
  const key = RECORD_KEYS.find((name) => address.get(name));
  const record = key ? address.get(key) : null;
  return { article: address.get("article") ?? (record && articleOf(record)), record };
}

function linkToRecord(recordId, kind, label, attributes) {
  return element("a", { href: hrefTo({ article: articleOf(recordId), [kind]: recordId }), ...attributes }, label);
}

function replacePlace(values) {
  history.replaceState(null, "", hrefTo(values));
}
