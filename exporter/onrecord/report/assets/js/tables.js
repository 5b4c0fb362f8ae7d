// A table that searches, filters, sorts and turns pages; what it shows is in the address, so it can be linked to.
// A view is { name, title, rows, columns, filters, empty }: a column has a label, a value to sort by and a cell to show.
const PAGE_ROWS = 50;

function compareBy(column, direction) {
  return (one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === b) return 0;
    if (a === null || a === undefined) return 1;
    if (b === null || b === undefined) return -1;
    return direction * (typeof a === "number" ? a - b : collator.compare(a, b));
  };
}

function tableState(view, address) {
  const sort = address.get("sort") ?? view.sort;
  const filters = Object.fromEntries(view.filters.map(({ key }) => [key, address.get(key) ?? ""]));
  return { q: address.get("q") ?? "", sort, page: Math.max(1, Number(address.get("page")) || 1), filters };
}

function stateAddress(view, state) {
  return {
    view: view.name, q: state.q, ...state.filters,
    sort: state.sort === view.sort ? "" : state.sort, page: state.page > 1 ? state.page : "",
  };
}

function matchingRows(view, state) {
  const words = state.q.toLowerCase().split(/\s+/u).filter(Boolean);
  const active = view.filters.filter(({ key }) => state.filters[key]);
  const rows = view.rows.filter((row) => active.every((filter) => filter.accepts(row, state.filters[filter.key]))
    && words.every((word) => view.searched(row).includes(word)));
  const column = view.columns.find(({ key }) => key === state.sort.replace(/^-/, ""));
  return column ? rows.sort(compareBy(column, state.sort.startsWith("-") ? -1 : 1)) : rows;
}

function showTable(view) {
  const state = tableState(view, place());
  document.title = `${view.title} · ${archive.page.title}`;
  const results = element("div", { id: "results" });
  byId("main").replaceChildren(element("section", { class: "table-view", "aria-labelledby": "view-title" },
    element("h1", { id: "view-title", tabindex: "-1" }, view.title),
    element("p", { class: "lead" }, view.lead),
    sampleNote(),
    view.rows.length ? tableControls(view, state, redraw) : null,
    results));
  redraw();

  function redraw(changes) {
    const sorted = changes && "sort" in changes ? changes.sort : null;
    Object.assign(state, changes && { page: 1, ...changes });
    if (changes) replacePlace(stateAddress(view, state));
    results.replaceChildren(...tableResults(view, state, redraw));
    if (sorted) results.querySelector(`[data-sort="${sorted.replace(/^-/, "")}"]`)?.focus();
    if (changes?.page) byId("results").querySelector("table")?.focus();
  }
}

function tableControls(view, state, redraw) {
  const search = element("input", { type: "search", id: "search", value: state.q, autocomplete: "off", placeholder: view.hint, input: (event) => redraw({ q: event.target.value }) });
  return element("form", { class: "controls", role: "search", "aria-label": `Search ${view.title.toLowerCase()}`, submit: (event) => event.preventDefault() },
    element("label", { class: "search" }, element("span", {}, "Search"), search),
    view.filters.map((filter) => filterControl(filter, view, state, redraw)));
}

function filterControl(filter, view, state, redraw) {
  const change = (event) => redraw({ filters: { ...state.filters, [filter.key]: event.target.value } });
  const choices = filter.choices(view.rows);
  if (choices.length < 2 && !state.filters[filter.key]) return null;
  return element("label", {}, element("span", {}, filter.label),
    element("select", { change, "data-filter": filter.key }, element("option", { value: "" }, filter.all),
      choices.map(([value, label]) => element("option", { value, selected: value === state.filters[filter.key] }, label))));
}

function tableResults(view, state, redraw) {
  const rows = matchingRows(view, state);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const page = Math.min(state.page, pages);
  const first = (page - 1) * PAGE_ROWS;
  const shown = rows.slice(first, first + PAGE_ROWS);
  const summary = rows.length === view.rows.length ? counted(rows.length, ...view.noun) : `${number(rows.length)} of ${counted(view.rows.length, ...view.noun)}`;
  announce(summary);
  if (!view.rows.length) return [element("p", { class: "empty" }, view.empty)];
  if (!rows.length) return [element("p", { class: "empty" }, `Nothing matches. There are ${counted(view.rows.length, ...view.noun)} without the search and filters. `, element("a", { href: hrefTo({ view: view.name }) }, "Show all"))];
  return [
    element("p", { class: "count", id: "count" }, summary, pages > 1 ? `, ${number(first + 1)} to ${number(first + shown.length)} shown` : ""),
    drawTable(view, state, shown, redraw),
    pages > 1 ? pager(page, pages, redraw) : "",
  ];
}

function drawTable(view, state, rows, redraw) {
  return element("table", { class: `rows rows-${view.name}`, role: "table", tabindex: "-1", "aria-labelledby": "view-title", "aria-describedby": "count" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, view.columns.map((column) => headerCell(column, state, redraw)))),
    element("tbody", { role: "rowgroup" }, rows.map((row) => element("tr", { role: "row" }, view.columns.map((column) => bodyCell(column, row))))));
}

function headerCell(column, state, redraw) {
  const current = state.sort.replace(/^-/, "") === column.key;
  const descending = current && state.sort.startsWith("-");
  const next = current ? (descending ? column.key : `-${column.key}`) : `${column.numeric ? "-" : ""}${column.key}`;
  return element("th", {
    role: "columnheader", scope: "col", class: column.numeric ? "numeric" : null, "aria-sort": current ? (descending ? "descending" : "ascending") : "none",
  }, button([column.label, element("span", { class: "sort-sign", "aria-hidden": "true" }, current ? (descending ? " ↓" : " ↑") : " ↕")], () => redraw({ sort: next }), { "data-sort": column.key }));
}

function bodyCell(column, row) {
  const shown = column.cell ? column.cell(row) : column.value(row);
  const empty = shown === null || shown === undefined || shown === "";
  return element("td", { role: "cell", class: [column.numeric && "numeric", column.wide && "wide"].filter(Boolean).join(" ") || null, "data-label": column.label },
    empty ? element("span", { class: "quiet" }, column.missing ?? PLACEHOLDER) : element("span", {}, typeof shown === "number" ? number(shown) : shown));
}

function pager(page, pages, redraw) {
  const go = (target) => () => redraw({ page: target });
  return element("nav", { class: "steps", "aria-label": "Pages of the table" },
    button("← Previous", go(page - 1), { disabled: page === 1 }),
    element("span", { class: "quiet" }, `Page ${number(page)} of ${number(pages)}`),
    button("Next →", go(page + 1), { disabled: page === pages }));
}

// The choices of a filter: each value that occurs, with how often, the most frequent first.
function choicesOf(valueOf, labelOf = (value) => value, limit = 300) {
  return (rows) => {
    const counts = new Map();
    for (const row of rows) for (const value of [valueOf(row)].flat()) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sorted = [...counts].sort((one, other) => other[1] - one[1] || collator.compare(one[0], other[0]));
    return sorted.slice(0, limit).map(([value, count]) => [value, `${labelOf(value)} (${number(count)})`]);
  };
}

function equals(valueOf) {
  return (row, wantedValue) => [valueOf(row)].flat().includes(wantedValue);
}
