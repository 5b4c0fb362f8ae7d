// One record in words: what it is, who is in it, how it was found, and ways to go on from it.
// `show(kind, id)` opens another record of the same article.

function facts(rows) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== false);
  return element("dl", { class: "facts" }, shown.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}

function actorButton(article, index, show) {
  const actor = article.actors[index];
  return button([typeGlyph(actor.type), actor.name], () => show("actor", actor.id), {
    class: "actor-button", "aria-label": `Actor: ${actor.name}, ${typeName(actor.type).toLowerCase()}`,
  });
}

function actorButtons(article, indexes, fallback, show) {
  if (indexes.length) return indexes.map((index) => actorButton(article, index, show));
  return fallback ? `${fallback} (${PLACEHOLDER} which actor)` : PLACEHOLDER;
}

function quotedCue(record) {
  if (!record.cue) return "none";
  return record.cue.toLowerCase() === record.cue_lemma ? `“${record.cue}”` : `“${record.cue}” (${record.cue_lemma})`;
}

function foundBy(record) {
  return [["Cue", quotedCue(record)], ["Rule", element("code", {}, record.rule)], ["Confidence", confidence(record.confidence)]];
}

function quoteCard(article, quote, show) {
  const carried = article.allegations.filter((allegation) => allegation.quote === quote.id);
  const answers = article.allegations.filter((one) => one.responses.some((response) => response.quote === quote.id));
  return [
    element("blockquote", { class: "card-text" }, oneLine(quote.text)),
    facts([
      ["Kind", kindName(quote.kind)],
      ["Speaker", quote.actor === null ? actorButtons(article, [], quote.speaker, show) : actorButton(article, quote.actor, show)],
      ["In the text", quote.speaker && quote.actor !== null && quote.speaker !== article.actors[quote.actor].name ? `“${quote.speaker}”` : null],
      ...foundBy(quote),
      ["Carries", carried.length ? recordButtons(carried, "allegation", show) : null],
      ["Answers", answers.length ? recordButtons(answers, "allegation", show) : null],
    ]),
  ];
}

function recordButtons(records, kind, show) {
  return element("span", { class: "record-buttons" }, records.map((record) => button([badge(record), " ", shortened(record.text)], () => show(kind, record.id), { class: "record-button" })));
}

function badge(record) {
  return element("span", { class: `badge badge-${record.ref[0]}`, "aria-hidden": "true" }, record.ref);
}

function shortened(text, length = 90) {
  const line = oneLine(text);
  return line.length <= length ? line : `${line.slice(0, line.lastIndexOf(" ", length))} …`;
}

function allegationCard(article, allegation, show) {
  const quote = allegation.quote && article.quotes.find((candidate) => candidate.id === allegation.quote);
  return [
    element("blockquote", { class: "card-text" }, oneLine(allegation.text)),
    facts([
      ["Kind", allegation.explicit ? "Explicit: the wording accuses" : "Implicit: what is said accuses"],
      ["Accuser", actorButtons(article, allegation.accusers, allegation.accuser, show)],
      ["Accused", actorButtons(article, allegation.accused, allegation.accused_texts.join(", "), show)],
      ["Answer", answerList(article, allegation, show)],
      ...foundBy(allegation),
      ["Said in", quote ? recordButtons([quote], "quote", show) : null],
    ]),
  ];
}

function answerList(article, allegation, show) {
  if (!allegation.responses.length) return "None in this article";
  return element("ol", { class: "answers" }, allegation.responses.map((response, index) => {
    const quote = article.quotes.find((candidate) => candidate.id === response.quote);
    return element("li", {},
      element("span", { class: "answer-kind" }, ANSWERS[response.kind]),
      response.actors.length ? [" by ", response.actors.map((actor) => actorButton(article, actor, show))] : null,
      button(`“${shortened(response.text)}”`, () => show("response", `${allegation.ref}.${index + 1}`), { class: "answer-text" }),
      quote ? recordButtons([quote], "quote", show) : null);
  }));
}

function actorCard(article, actor, show) {
  const index = article.actors.indexOf(actor);
  const quotes = article.quotes.filter((quote) => quote.actor === index);
  const accuses = article.allegations.filter((allegation) => allegation.accusers.includes(index));
  const accused = article.allegations.filter((allegation) => allegation.accused.includes(index));
  return [
    facts([
      ["Type", [typeGlyph(actor.type), typeName(actor.type)]],
      ["Role", actor.role],
      ["Country", actor.country_code],
      ["Named", counted(actor.mention_count, "time")],
      ["Quotes", quotes.length ? recordButtons(quotes, "quote", show) : "none in this article"],
      ["Accuses", accuses.length ? recordButtons(accuses, "allegation", show) : null],
      ["Is accused", accused.length ? recordButtons(accused, "allegation", show) : null],
    ]),
    archive.page.figures && element("p", {}, element("a", { href: hrefTo({ view: "quotes", entity: actor.entity_id }) }, `All quotes of ${actor.name} in this report`)),
  ];
}

const CARDS = { quote: quoteCard, allegation: allegationCard, actor: actorCard };

function cardTitle({ kind, record }) {
  return kind === "actor" ? record.name : `${kindName(kind)} ${record.ref.slice(1)}`;
}
