// The four tables of a dataset's page: quotes, allegations, actors, articles.
const QUOTE_KINDS = { direct: "Direct", mixed: "Mixed", indirect: "Indirect" };

let madeViews = null;

function tableViews() {
  madeViews ??= [quoteView(), allegationView(), actorView(), articleView()];
  return madeViews;
}

function searchText(textOf) {
  const known = new WeakMap();
  return (row) => {
    if (!known.has(row)) known.set(row, textOf(row).filter(Boolean).join(" ").toLowerCase());
    return known.get(row);
  };
}

function rowsOf(kind) {
  return archive.articles.flatMap((article) => article[kind].map((record) => ({ article, record })));
}

function articleColumn() {
  return { key: "article", label: "Article", value: ({ article }) => article.title, cell: ({ article }) => element("a", { href: hrefTo({ article: article.id }) }, shortened(article.title, 70)) };
}

function sourceColumns() {
  const columns = [];
  if (archive.articles.some((article) => article.publisher)) columns.push({ key: "publisher", label: "Publisher", value: ({ article }) => article.publisher });
  if (archive.articles.some((article) => article.published_at)) columns.push({ key: "date", label: "Date", value: ({ article }) => article.published_at, cell: ({ article }) => shortDay(article.published_at) });
  return columns;
}

function publisherFilter() {
  const publisher = ({ article }) => article.publisher;
  return { key: "publisher", label: "Publisher", all: "All publishers", choices: choicesOf(publisher), accepts: equals(publisher) };
}

function entityNames() {
  entityNames.known ??= new Map(archive.articles.flatMap((article) => article.actors.map((actor) => [actor.entity_id, actor.name])));
  return entityNames.known;
}

function entityFilter(label, all, entitiesOf) {
  return { key: "entity", label, all, choices: choicesOf(entitiesOf, (id) => entityNames().get(id) ?? id), accepts: equals(entitiesOf) };
}

function confidenceColumn() {
  return { key: "confidence", label: "Confidence", numeric: true, value: ({ record }) => record.confidence, cell: ({ record }) => confidence(record.confidence) };
}

function quoteView() {
  const entity = ({ article, record }) => (record.actor === null ? null : article.actors[record.actor].entity_id);
  return {
    name: "quotes", title: "Quotes", noun: ["quote"], hint: "words, speaker, title", sort: "", lead: "What is said, by whom, and how it was found. A quote opens in its article.",
    empty: "No quote was found.", rows: rowsOf("quotes"),
    searched: searchText(({ article, record }) => [record.text, record.speaker, speakerName(article, record), article.title, article.publisher]),
    filters: [
      { key: "kind", label: "Kind", all: "All kinds", choices: choicesOf(({ record }) => record.kind, (kind) => QUOTE_KINDS[kind]), accepts: equals(({ record }) => record.kind) },
      entityFilter("Speaker", "All speakers", entity), publisherFilter(),
    ],
    columns: [
      { key: "speaker", label: "Speaker", value: ({ article, record }) => speakerName(article, record) },
      { key: "text", label: "Quote", wide: true, value: ({ record }) => record.text, cell: ({ record }) => linkToRecord(record.id, "quote", shortened(record.text, 220)) },
      { key: "kind", label: "Kind", value: ({ record }) => record.kind, cell: ({ record }) => QUOTE_KINDS[record.kind] },
      { key: "cue", label: "Cue", value: ({ record }) => record.cue_lemma, missing: "none" },
      articleColumn(), ...sourceColumns(), confidenceColumn(),
    ],
  };
}

function allegationView() {
  const entities = ({ article, record }) => [...new Set([...record.accusers, ...record.accused].map((index) => article.actors[index].entity_id))];
  const answers = ({ record }) => (record.responses.length ? [...new Set(record.responses.map(({ kind }) => kind))] : ["none"]);
  const answerName = (kind) => ANSWERS[kind] ?? "Not answered";
  const sided = (side) => (row, id) => row.record[side].some((index) => row.article.actors[index].entity_id === id);
  return {
    name: "allegations", title: "Allegations", noun: ["allegation"], hint: "words, accuser, accused", sort: "",
    lead: "What an article reports that somebody alleges, and what the accused answer. An allegation is no finding that it is true.",
    empty: "No allegation was found.", rows: rowsOf("allegations"),
    searched: searchText(({ article, record }) => [record.text, accuserName(article, record), accusedName(article, record), record.accuser, article.title, article.publisher]),
    filters: [
      { key: "answer", label: "Answer", all: "All answers", choices: choicesOf(answers, answerName), accepts: equals(answers) },
      entityFilter("Party", "All parties", entities),
      { key: "accuser", label: "Accuser", all: "All accusers", choices: choicesOf(({ article, record }) => record.accusers.map((index) => article.actors[index].entity_id), (id) => entityNames().get(id)), accepts: sided("accusers") },
      { key: "accused", label: "Accused", all: "All accused", choices: choicesOf(({ article, record }) => record.accused.map((index) => article.actors[index].entity_id), (id) => entityNames().get(id)), accepts: sided("accused") },
      publisherFilter(),
    ],
    columns: [
      { key: "accuser", label: "Accuser", value: ({ article, record }) => accuserName(article, record) },
      { key: "accused", label: "Accused", value: ({ article, record }) => accusedName(article, record) },
      { key: "text", label: "Allegation", wide: true, value: ({ record }) => record.text, cell: ({ record }) => linkToRecord(record.id, "allegation", shortened(record.text, 220)) },
      { key: "answer", label: "Answer", value: ({ record }) => answerOf(record), cell: ({ record }) => element("span", { class: record.responses.length ? "answered" : "quiet" }, answerOf(record)) },
      articleColumn(), ...sourceColumns(), confidenceColumn(),
    ],
  };
}

function actorView() {
  const type = ({ type: name }) => name;
  return {
    name: "actors", title: "Actors", noun: ["actor"], hint: "name, role", sort: "-quotes", lead: "People, organizations, states, places and groups that the articles name. An actor of one name is counted as one across articles.",
    empty: "No actor was found.", rows: entityRows(),
    searched: searchText(({ name, role, id }) => [name, role, id]),
    filters: [{ key: "type", label: "Type", all: "All types", choices: choicesOf(type, typeName), accepts: equals(type) }],
    columns: [
      { key: "name", label: "Name", value: ({ name }) => name, cell: (row) => [typeGlyph(row.type), element("a", { href: hrefTo({ actor: row.first }) }, row.name)] },
      { key: "type", label: "Type", value: ({ type: name }) => typeName(name) },
      { key: "role", label: "Role", value: ({ role }) => role, missing: "–" },
      { key: "articles", label: "Articles", numeric: true, value: ({ articles }) => articles },
      { key: "quotes", label: "Quotes", numeric: true, value: ({ quotes }) => quotes, cell: (row) => tally(row.quotes, { view: "quotes", entity: row.id }) },
      { key: "accuses", label: "Accuses", numeric: true, value: ({ accuses }) => accuses, cell: (row) => tally(row.accuses, { view: "allegations", accuser: row.id }) },
      { key: "accused", label: "Accused", numeric: true, value: ({ accused }) => accused, cell: (row) => tally(row.accused, { view: "allegations", accused: row.id }) },
    ],
  };
}

function tally(count, address) {
  return count ? element("a", { href: hrefTo(address) }, number(count)) : "0";
}

function entityRows() {
  const rows = new Map();
  for (const article of archive.articles) for (const [index, actor] of article.actors.entries()) countActor(rows, article, index, actor);
  return [...rows.values()];
}

function countActor(rows, article, index, actor) {
  const row = rows.get(actor.entity_id) ?? { id: actor.entity_id, name: actor.name, type: actor.type, role: actor.role, first: actor.id, articles: 0, quotes: 0, accuses: 0, accused: 0 };
  rows.set(actor.entity_id, row);
  row.role ??= actor.role;
  row.articles += 1;
  row.quotes += article.quotes.filter((quote) => quote.actor === index).length;
  row.accuses += article.allegations.filter((one) => one.accusers.includes(index)).length;
  row.accused += article.allegations.filter((one) => one.accused.includes(index)).length;
}

function articleView() {
  const wrapped = archive.articles.map((article) => ({ article }));
  return {
    name: "articles", title: "Articles", noun: ["article"], hint: "title, text, publisher", sort: "", lead: "The search reads the whole text of every article.",
    empty: "There is no article.", rows: wrapped,
    searched: searchText(({ article }) => [article.title, article.publisher, article.source_id, ...article.blocks.map((block) => block.pieces.map(([text]) => text).join(""))]),
    filters: [publisherFilter()],
    columns: [
      { key: "title", label: "Title", wide: true, value: ({ article }) => article.title, cell: ({ article }) => element("a", { href: hrefTo({ article: article.id }) }, article.title) },
      ...sourceColumns(),
      { key: "words", label: "Words", numeric: true, value: ({ article }) => article.word_count },
      { key: "quotes", label: "Quotes", numeric: true, value: ({ article }) => article.quotes.length },
      { key: "actors", label: "Actors", numeric: true, value: ({ article }) => article.actors.length },
      { key: "allegations", label: "Allegations", numeric: true, value: ({ article }) => article.allegations.length },
    ],
  };
}
