// The first view: what the dataset holds, who is quoted most and by whom, who accuses whom, and when.
const SHOWN_PAIRS = 12;

function showOverview(figures) {
  document.title = archive.page.title;
  byId("main").replaceChildren(element("div", { class: "overview" },
    element("h1", { class: "unseen", tabindex: "-1" }, `Overview of ${archive.page.title}`),
    headFigures(figures), sampleNote(),
    panel("speakers", "Quoted most", speakersPanel(figures)),
    panel("network", "Who accuses whom", networkPanel(figures)),
    panel("timeline", "Over time", timelinePanel(figures))));
}

function panel(name, title, content) {
  return element("section", { class: `panel panel-${name}`, "aria-labelledby": `${name}-title` }, element("h2", { id: `${name}-title` }, title), content);
}

function drawFacts({ counts, dates }) {
  const span = dates.first && (dates.first === dates.last ? day(dates.first) : `${day(dates.first)} to ${day(dates.last)}`);
  byId("masthead-facts").textContent = [counted(counts.articles, "article"), counts.publishers ? counted(counts.publishers, "publisher") : null, span].filter(Boolean).join(" · ");
}

function sampleNote() {
  const { counts, included } = archive.page.figures;
  if (included === counts.articles) return null;
  return element("p", { class: "note sample" }, `The figures of the overview are of all ${number(counts.articles)} articles. Tables and reader hold a random sample of ${number(included)} of them.`);
}

function headFigures({ counts, quotes, allegations }) {
  const answered = allegations.answered;
  return element("dl", { class: "head-figures" },
    headFigure("articles", "Articles", counts.articles, counts.not_english ? `${number(counts.not_english)} not in English, kept without records` : null),
    headFigure("quotes", "Quotes", counts.quotes, counts.quotes ? `${number(quotes.direct)} direct, ${number(quotes.mixed)} mixed, ${number(quotes.indirect)} indirect; ${percent(quotes.resolved, counts.quotes)} with a known speaker` : "No quote was found"),
    headFigure("actors", "Actors", counts.actors, "people, organizations, states, places, groups"),
    headFigure("allegations", "Allegations", counts.allegations, counts.allegations ? `${number(allegations.explicit)} explicit, ${number(counts.allegations - allegations.explicit)} implicit; ${number(answered)} answered (${percent(answered, counts.allegations)})` : "No allegation was found"));
}

function headFigure(name, label, value, detail) {
  const shown = name === "articles" ? "articles" : name;
  return element("div", { class: `head-figure head-${name}` }, element("dt", {}, element("a", { href: hrefTo({ view: shown }) }, label)),
    element("dd", { class: "figure big" }, number(value)), detail && element("dd", { class: "detail" }, detail));
}

function bar(value, most) {
  const track = element("span", { class: "bar", "aria-hidden": "true" }, element("span", {}));
  track.firstChild.style.width = `${Math.max(1.5, (100 * value) / most)}%`;
  return track;
}

function speakersPanel({ speakers, publishers, quoted_by: quotedBy }) {
  if (!speakers.length) return element("p", { class: "empty" }, "No quote has a known speaker.");
  const most = speakers[0].quotes;
  const row = (speaker) => element("tr", {},
    element("th", { scope: "row" }, typeGlyph(speaker.type), element("a", { href: hrefTo({ view: "quotes", entity: speaker.id }) }, speaker.name)),
    element("td", { class: "numeric" }, number(speaker.quotes)), element("td", { class: "bar-cell" }, bar(speaker.quotes, most)),
    element("td", { class: "numeric" }, number(speaker.articles)));
  const table = element("table", { class: "plain ranking" },
    element("caption", { class: "unseen" }, "Speakers by number of quotes"),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Speaker"), element("th", { scope: "col", class: "numeric" }, "Quotes"), element("td", {}), element("th", { scope: "col", class: "numeric" }, "Articles"))),
    element("tbody", {}, speakers.map(row)));
  return element("div", { class: publishers.length ? "columns" : "column" }, element("div", {}, table, typeKey(speakers)), publisherMatrix(speakers, publishers, quotedBy));
}

function typeKey(rows) {
  const found = [...new Set(rows.map(({ type }) => type))].sort();
  return element("p", { class: "note key" }, found.map((type) => element("span", {}, typeGlyph(type), typeName(type))));
}

function publisherMatrix(speakers, publishers, quotedBy) {
  if (!publishers.length) return element("div", {}, element("h3", {}, "By whom"), element("p", { class: "empty" }, "No article names its publisher, so it cannot be said who quotes whom."));
  const counts = new Map(quotedBy.map(({ id, publisher, quotes }) => [`${id}\n${publisher}`, quotes]));
  const most = Math.max(1, ...counts.values());
  const cell = (speaker, publisher) => {
    const count = counts.get(`${speaker.id}\n${publisher.name}`) ?? 0;
    const data = element("td", { class: `numeric ${count ? "shade" : "quiet"}` }, count ? element("a", { href: hrefTo({ view: "quotes", entity: speaker.id, publisher: publisher.name }) }, number(count)) : "–");
    data.style.setProperty("--share", `${Math.round((100 * count) / most)}%`);
    return data;
  };
  return element("div", {}, element("h3", { id: "matrix-title" }, "By whom"), scrolled("Quotes by speaker and publisher", element("table", { class: "plain matrix", "aria-labelledby": "matrix-title" },
    element("thead", {}, element("tr", {}, element("td", {}), publishers.map(({ name }) => element("th", { scope: "col", class: "numeric" }, name)))),
    element("tbody", {}, speakers.slice(0, 10).map((speaker) => element("tr", {}, element("th", { scope: "row" }, speaker.name), publishers.map((publisher) => cell(speaker, publisher))))))));
}

function networkPanel({ accusations, counts, allegations }) {
  if (!counts.allegations) return element("p", { class: "empty" }, "No allegation was found.");
  const { pairs, parties } = accusations;
  if (!pairs.length) return element("p", { class: "empty" }, `${counted(counts.allegations, "allegation")} found, but none with both accuser and accused known.`);
  const note = element("span", {});
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  const host = whenSized(element("div", { class: "chart network" }), (sized) => drawNetwork(sized, accusations, note));
  const drawable = pairs.some(({ accuser, accused }) => accuser !== accused);
  return [
    element("p", { class: "note" }, "An arrow leads from accuser to accused; it is thicker with more allegations, and dashed where none was answered. ", note,
      undrawn(counts.allegations - allegations.paired, counts.allegations)),
    drawable && host, drawable && typeKey(parties), pairTable(accusations, names),
  ];
}

function undrawn(left, all) {
  return left > 0 && `${number(left)} of ${counted(all, "allegation")} ${left === 1 ? "lacks" : "lack"} an accuser or an accused that could be told, and ${left === 1 ? "is" : "are"} not drawn.`;
}

function pairTable({ pairs, distinct_pairs: total }, names) {
  const row = (pair) => element("tr", {},
    element("th", { scope: "row" }, element("a", { href: hrefTo({ view: "allegations", accuser: pair.accuser, accused: pair.accused }) }, names.get(pair.accuser), " → ", names.get(pair.accused))),
    element("td", { class: "numeric" }, number(pair.allegations)), element("td", { class: "bar-cell" }, bar(pair.allegations, pairs[0].allegations)),
    element("td", { class: "numeric" }, number(pair.answered)));
  return element("div", { class: "pairs" }, element("table", { class: "plain ranking accusing" },
    element("caption", { class: "unseen" }, "Pairs of accuser and accused by number of allegations"),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Accuser → accused"), element("th", { scope: "col", class: "numeric" }, "Allegations"), element("td", {}), element("th", { scope: "col", class: "numeric" }, "Answered"))),
    element("tbody", {}, pairs.slice(0, SHOWN_PAIRS).map(row))),
    total > SHOWN_PAIRS && element("p", { class: "note" }, `The first ${SHOWN_PAIRS} of ${number(total)} pairs. `, element("a", { href: hrefTo({ view: "allegations", sort: "accuser" }) }, "All allegations")));
}

function timelinePanel({ timeline, dates, counts }) {
  if (!timeline.bins.length) return element("p", { class: "empty" }, counts.articles ? "No article has a date." : "There is no article.");
  return [
    dates.undated ? element("p", { class: "note" }, `${counted(dates.undated, "article")} without a date ${dates.undated === 1 ? "is" : "are"} left out. Days are those of UTC.`) : element("p", { class: "note" }, "Days are those of UTC."),
    whenSized(element("div", { class: "chart timeline" }), (sized) => drawTimeline(sized, timeline)),
    timelineTable(timeline),
  ];
}
