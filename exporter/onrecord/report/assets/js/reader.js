// An article: its text with every record marked, and beside it the record that is chosen, or a list of all.
const LEGEND = [
  ["quote", "Quote", "what is said"], ["speaker", "Speaker", "who says it"], ["cue", "Cue", "how it is said"],
  ["allegation", "Allegation", "what is alleged"], ["accuser", "Accuser", "who alleges it"], ["accused", "Accused", "of whom"],
  ["response", "Answer", "of the accused"], ["mention", "Actor", "who is named"],
];
const OWNERS = { q: "quote", l: "allegation", a: "actor" };

const reader = { article: null, hidden: new Set(), returnTo: null };

function showArticle(article, recordId) {
  if (reader.article !== article || !byId("article-text")) drawArticle(article);
  chooseRecord(recordId, { focus: Boolean(recordId) });
}

function drawArticle(article) {
  reader.article = article;
  document.title = `${article.title} · ${archive.page.title}`;
  const [title, ...rest] = article.title_from === "block" ? article.blocks : [null, ...article.blocks];
  const seen = new Set();
  byId("main").replaceChildren(element("article", { class: "reader", "aria-labelledby": "article-title" },
    element("div", { class: "reader-text", id: "article-text", click: (event) => chooseAt(event.target) },
      articleNavigation(article), articleHeader(article, title, seen), legend(article),
      element("div", { class: "article-text" }, rest.map((block) => drawInto(element(block.kind === "heading" ? "h2" : "p"), block, seen)))),
    element("aside", { class: "reader-side", id: "side", "aria-label": "Records of this article" })));
  for (const kind of reader.hidden) byId("article-text").classList.add(`without-${kind}`);
}

function articleNavigation(article) {
  if (archive.articles.length < 2) return null;
  const step = (label, other) => other && element("a", { href: hrefTo({ article: other.id }), title: other.title }, label);
  return element("nav", { class: "steps", "aria-label": "Articles" },
    step("← Previous", archive.articles[article.index - 1]),
    element("span", { class: "quiet" }, `Article ${number(article.index + 1)} of ${number(archive.articles.length)}`),
    step("Next →", archive.articles[article.index + 1]));
}

function articleHeader(article, title, seen) {
  const details = [article.publisher, day(article.published_at), article.authors.length ? `By ${article.authors.join(", ")}` : null, counted(article.word_count, "word"), webLink(article.url)];
  const heading = element("h1", { id: "article-title", tabindex: "-1", class: article.title_from === "words" ? "unseen" : null });
  if (title) drawInto(heading, title, seen);
  else heading.append(article.title);
  return element("header", { class: "article-header" }, heading,
    element("p", { class: "byline" }, details.filter(Boolean).map((detail) => element("span", {}, detail))));
}

function marksIn(article) {
  return new Set(article.blocks.flatMap((block) => block.pieces.flatMap(([, marks]) => marks.map((mark) => mark.split(":")[0]))));
}

function legend(article) {
  const found = marksIn(article);
  const shown = LEGEND.filter(([kind]) => found.has(kind));
  if (!shown.length) return element("p", { class: "empty" }, nothingFound(article));
  return element("div", { class: "legend", role: "group", "aria-label": "Legend: choose what is marked" },
    shown.map(([kind, name, meaning]) => button(element("span", { class: `mark ${kind}` }, name), (event) => toggleMarks(kind, event.currentTarget), {
      "aria-pressed": String(!reader.hidden.has(kind)), title: meaning,
    })));
}

function nothingFound(article) {
  if (article.language && !article.language.toLowerCase().startsWith("en"))
    return `This article is not in English (${article.language}): its text is kept, quotes and allegations are not looked for.`;
  return "No quote, actor or allegation was found in this article.";
}

function toggleMarks(kind, toggle) {
  const hide = !reader.hidden.has(kind);
  reader.hidden[hide ? "add" : "delete"](kind);
  toggle.setAttribute("aria-pressed", String(!hide));
  byId("article-text").classList.toggle(`without-${kind}`, hide);
}

// A record's button stands where its last stretch in the block ends, the first time that the record is met.
function drawInto(node, block, seen) {
  const last = new Map();
  block.pieces.forEach(([, marks], index) => marks.filter(opensRecord).forEach((mark) => last.set(mark, index)));
  block.pieces.forEach(([text, marks], index) => {
    node.append(marks.length ? markedPiece(text, marks) : text);
    const ending = marks.filter((mark) => last.get(mark) === index && !seen.has(mark)).sort(collator.compare);
    ending.forEach((mark) => seen.add(mark));
    node.append(...ending.map(recordMarker).filter(Boolean));
  });
  return node;
}

function opensRecord(mark) {
  return /^(quote|allegation|response):/.test(mark);
}

function markedPiece(text, marks) {
  const kinds = new Set(marks.map((mark) => mark.split(":")[0]));
  return element("span", { class: `mark ${[...kinds].join(" ")}`, "data-marks": marks.join(" ") }, text);
}

function recordMarker(mark) {
  const [kind, ref] = mark.split(":");
  const found = recordOf(reader.article, ref.split(".")[0]);
  if (!found) return null;
  const label = kind === "response" ? `Answer to allegation ${ref.slice(1).split(".")[0]}` : markerLabel(found);
  return button(kind === "response" ? `↩${ref.split(".")[0]}` : ref, (event) => openMarker(event, found), {
    class: `marker badge-${kind === "response" ? "r" : ref[0]}`, "aria-label": label, "data-record": found.record.id, "data-mark": mark,
  });
}

function markerLabel({ kind, record }) {
  if (kind === "quote") return `Quote ${record.ref.slice(1)}, ${record.kind}, by ${speakerName(reader.article, record) ?? "an unknown speaker"}`;
  return `Allegation ${record.ref.slice(1)}, ${accuserName(reader.article, record) ?? "accuser unknown"} against ${accusedName(reader.article, record) ?? "unknown"}`;
}

function openMarker(event, { kind, record }) {
  event.stopPropagation();
  reader.returnTo = event.currentTarget;
  goTo(kind, record.id);
}

// A click in the text opens the shortest record there: a name in a quotation is the actor, the rest of it the quote.
function chooseAt(target) {
  const marks = target.closest?.("[data-marks]")?.dataset.marks.split(" ");
  if (!marks || String(getSelection())) return;
  const ref = marks[0].split(":")[1].split(".")[0];
  const found = recordOf(reader.article, ref);
  if (found) goTo(OWNERS[ref[0]], found.record.id);
}

function goTo(kind, id) {
  if (kind === "response") return showResponse(id);
  const address = hrefTo({ article: reader.article.id, [kind]: id });
  if (location.hash === address) chooseRecord(id, { focus: true });
  else location.hash = address;
}

function chooseRecord(id, { focus }) {
  const found = id ? recordOf(reader.article, id) : null;
  if (id && !found) announce("This record is not in the article");
  drawSide(found, id && !found);
  light(found ? (mark) => mark.split(":")[1].split(".")[0] === found.record.ref : () => false);
  if (!focus || !found) return;
  showFirstLit();
  byId("card-title").focus({ preventScroll: true });
}

function showResponse(ref) {
  light((mark) => mark === `response:${ref}`);
  showFirstLit();
  document.querySelector(`[data-mark="response:${ref}"]`)?.focus({ preventScroll: true });
}

// On a narrow screen the record covers the lower half, so the text comes to the top.
function showFirstLit() {
  const first = document.querySelector("#article-text .lit");
  if (first) comesIntoView(first, matchMedia("(max-width: 60rem)").matches ? "start" : "center");
}

function light(isChosen) {
  for (const piece of document.querySelectorAll("#article-text [data-marks]"))
    piece.classList.toggle("lit", piece.dataset.marks.split(" ").some(isChosen));
}

function drawSide(found, missing) {
  const side = byId("side");
  side.classList.toggle("open", Boolean(found));
  side.replaceChildren(...(found ? recordSide(found) : indexSide(missing)));
}

function recordSide(found) {
  return [
    element("section", { class: `card card-${found.record.ref[0]}`, "aria-labelledby": "card-title", keydown: (event) => event.key === "Escape" && closeCard() },
      element("div", { class: "card-head" }, badge(found.record), element("h2", { id: "card-title", tabindex: "-1" }, cardTitle(found)),
        button("Close", closeCard, { class: "quiet-button", "aria-label": "Close the record and go back to the text" })),
      CARDS[found.kind](reader.article, found.record, goTo),
      neighbours(found)),
  ];
}

function neighbours({ kind, record }) {
  const list = reader.article[`${kind}s`];
  const at = list.indexOf(record);
  const step = (label, other) => button(label, () => goTo(kind, other.id), { disabled: !other, class: "quiet-button" });
  return element("p", { class: "steps" }, step("← Previous", list[at - 1]), element("span", { class: "quiet" }, `${number(at + 1)} of ${counted(list.length, kind)}`), step("Next →", list[at + 1]));
}

function closeCard() {
  const back = reader.returnTo?.isConnected ? reader.returnTo : byId("article-title");
  reader.returnTo = null;
  replacePlace({ article: reader.article.id });
  chooseRecord(null, { focus: false });
  back.focus({ preventScroll: true });
}

function indexSide(missing) {
  const article = reader.article;
  return [
    missing ? element("p", { class: "notice", role: "alert" }, "The record that the link names is not in this article.") : "",
    indexOf("Quotes", article.quotes, "quote", (quote) => [element("b", {}, speakerName(article, quote) ?? "Unknown speaker"), " ", shortened(quote.text)], "No quote was found."),
    indexOf("Allegations", article.allegations, "allegation", (one) => [element("b", {}, accuserName(article, one) ?? "Somebody", " → ", accusedName(article, one) ?? "unknown"), " ", shortened(one.text), " ", element("i", {}, answerOf(one))], "No allegation was found."),
    indexOf("Actors", article.actors, "actor", (actor) => [actor.name, " ", element("span", { class: "quiet" }, typeName(actor.type).toLowerCase(), ", ", counted(actor.mention_count, "time"))], "No actor was found."),
  ];
}

function indexOf(title, records, kind, describe, empty) {
  return element("details", { class: "index", open: records.length <= 60 && kind !== "actor" },
    element("summary", {}, element("h2", {}, title), element("span", { class: "figure quiet" }, number(records.length))),
    records.length ? element("ol", {}, records.map((record) => element("li", {}, badge(record), linkToRecord(record.id, kind, describe(record))))) : element("p", { class: "empty" }, empty));
}
