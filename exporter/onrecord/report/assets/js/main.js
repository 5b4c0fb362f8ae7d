// The page: what the address asks for is shown, now and whenever it changes.
const EMPTY_PAGE = "There is no article in this page.";

function views() {
  if (!archive.page.figures) return [];
  return [{ name: "overview", title: "Overview" }, ...tableViews()];
}

function showPlace({ focus }) {
  const { article, record } = wanted();
  const name = place().get("view") ?? "overview";
  markCurrent(article ? "articles" : name);
  document.body.classList.toggle("reading", Boolean(article));
  if (article) openArticle(article, record);
  else if (archive.page.figures) openView(name);
  else openArticle(archive.articles[0]?.id, null);
  if (focus && !record) byId("main").querySelector("h1")?.focus({ preventScroll: true });
  if (!record) scrollTo({ top: 0, behavior: "instant" });
}

function openView(name) {
  const view = tableViews().find((candidate) => candidate.name === name);
  if (view) showTable(view);
  else showOverview(archive.page.figures);
}

function openArticle(id, record) {
  const article = archive.byId.get(id);
  if (article) return showArticle(article, record);
  byId("main").replaceChildren(element("section", {}, element("h1", { tabindex: "-1" }, id ? "This article is not in the report" : EMPTY_PAGE),
    id && element("p", { class: "lead" }, missingArticle(id))));
}

function missingArticle(id) {
  const { figures } = archive.page;
  const sampled = figures && figures.included < figures.counts.articles;
  const why = sampled
    ? `The report holds a sample of ${number(figures.included)} of ${number(figures.counts.articles)} articles; onrecord report --articles ${figures.counts.articles} holds them all.`
    : "It may be of another dataset, or of another version of this one.";
  return [`No article here has the id ${id}. ${why} `, element("a", { href: hrefTo({ view: "overview" }) }, "To the overview")];
}

// The address behind # is taken by what is shown, so the link moves the focus alone.
function skipToMain(event) {
  event.preventDefault();
  byId("main").focus();
}

function drawNavigation() {
  const entries = views();
  if (!entries.length) return;
  byId("views").hidden = false;
  byId("views").replaceChildren(element("ul", {}, entries.map((view) => element("li", {}, element("a", { href: hrefTo({ view: view.name }), "data-view": view.name }, view.title)))));
}

function markCurrent(name) {
  for (const link of byId("views").querySelectorAll("a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function drawColophon() {
  byId("colophon").replaceChildren(
    element("p", {}, "Quotes, actors and allegations were found by rules, without human review. An allegation is what an article reports that somebody alleges: no finding that it is true. The texts belong to their publishers."),
    element("p", {}, `Made by ${archive.page.generator}. This page asks nothing of the network.`));
}

async function start() {
  startTheme();
  drawColophon();
  const waiting = setTimeout(() => byId("main").append(element("p", { class: "empty" }, "Opening the articles …")), 150);
  try {
    await openArchive();
  } catch (problem) {
    byId("main").replaceChildren(element("p", { class: "notice", role: "alert" }, `The articles of this page cannot be opened (${problem}). The file may be cut off, or the browser too old: it needs one of 2023 or later.`));
    return;
  } finally {
    clearTimeout(waiting);
  }
  document.body.classList.toggle("lone", !archive.page.figures);
  if (archive.page.figures) drawFacts(archive.page.figures);
  drawNavigation();
  showPlace({ focus: false });
  document.querySelector(".skip").addEventListener("click", skipToMain);
  addEventListener("hashchange", () => showPlace({ focus: true }));
  document.documentElement.dataset.ready = "";
}

start();
