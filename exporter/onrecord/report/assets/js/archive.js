// The articles of this page: unpacked once, then looked up by id.
const archive = { page: JSON.parse(byId("page").textContent), articles: [], byId: new Map() };

async function unpacked(node) {
  const bytes = Uint8Array.from(atob(node.textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

async function openArchive() {
  for (const node of document.querySelectorAll("script.articles")) {
    const articles = await unpacked(node);
    node.remove();
    archive.articles.push(...articles);
  }
  archive.articles.forEach((article, index) => {
    article.index = index;
    archive.byId.set(article.id, article);
  });
}

function speakerName(article, quote) {
  return quote.actor === null ? quote.speaker : article.actors[quote.actor].name;
}

function namesOf(article, places, fallback) {
  return places.length ? places.map((index) => article.actors[index].name).join(", ") : fallback;
}

function accuserName(article, allegation) {
  return namesOf(article, allegation.accusers, allegation.accuser);
}

function accusedName(article, allegation) {
  return namesOf(article, allegation.accused, allegation.accused_texts.join(", ") || null);
}

// What became of an allegation, in a word.
function answerOf(allegation) {
  const kinds = [...new Set(allegation.responses.map((response) => ANSWERS[response.kind]))];
  return kinds.length ? kinds.join(", ") : "Not answered";
}

function recordOf(article, id) {
  for (const [kind, list] of [["quote", article.quotes], ["allegation", article.allegations], ["actor", article.actors]]) {
    const record = list.find((candidate) => candidate.id === id || candidate.ref === id);
    if (record) return { kind, record };
  }
  return null;
}
