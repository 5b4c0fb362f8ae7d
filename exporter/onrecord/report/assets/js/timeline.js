// Articles, quotes and allegations over time: three rows of bars over one axis, and the same as a table.
const SERIES = [["articles", "Articles"], ["quotes", "Quotes"], ["allegations", "Allegations"]];
const TICKS = {
  day: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }),
  week: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }),
  year: new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: "UTC" }),
};
const UNITS = {
  day: [d3.utcDay, DAYS], week: [d3.utcMonday, DAYS],
  month: [d3.utcMonth, new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" })],
  year: [d3.utcYear, new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: "UTC" })],
};
const ROW = { height: 74, gap: 26, left: 4, right: 4, axis: 26 };
const DATE = { room: 110, width: 60 }; // of the dates below: one in so many pixels, each at most so wide

function binName(unit, start) {
  return `${unit === "week" ? "week of " : ""}${UNITS[unit][1].format(start)}`;
}

function drawTimeline(host, { unit, bins }) {
  const width = Math.max(260, host.clientWidth);
  const [interval] = UNITS[unit];
  const dated = bins.map((bin) => ({ ...bin, date: new Date(`${bin.start}T00:00:00Z`) }));
  const x = d3.scaleUtc([dated[0].date, interval.offset(dated.at(-1).date, 1)], [ROW.left, width - ROW.right]);
  const height = SERIES.length * (ROW.height + ROW.gap) + ROW.axis;
  const svg = d3.create("svg").attr("width", width).attr("height", height).attr("viewBox", [0, 0, width, height])
    .attr("role", "img").attr("aria-label", `${SERIES.map(([, name]) => name).join(", ")} by ${unit}; the table below has the numbers`);
  SERIES.forEach(([key, name], index) => drawSeries(svg, { key, name, dated, unit, x, interval, top: ROW.gap + index * (ROW.height + ROW.gap) }));
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - ROW.axis + 4})`)
    .call(d3.axisBottom(x).tickValues(labelledDates(x, interval)).tickFormat((date) => TICKS[unit].format(date)).tickSizeOuter(0))
    .selectAll("text").attr("text-anchor", "start");
  host.replaceChildren(svg.node());
}

// The starts of bins that get a label, which begins below its bar: no date twice, none over the edge.
function labelledDates(x, interval) {
  const [left, right] = x.range();
  const starts = interval.range(...x.domain());
  const step = Math.ceil(starts.length / Math.max(2, Math.floor((right - left) / DATE.room)));
  return starts.filter((date, index) => index % step === 0 && (index === 0 || x(date) + DATE.width <= right));
}

function drawSeries(svg, { key, name, dated, unit, x, interval, top }) {
  const most = d3.max(dated, (bin) => bin[key]);
  const y = d3.scaleLinear([0, Math.max(1, most)], [ROW.height, 0]);
  const group = svg.append("g").attr("transform", `translate(0,${top})`).attr("class", `series series-${key}`);
  group.append("text").attr("class", "series-name").attr("x", ROW.left).attr("y", -8).text(`${name}: ${number(d3.sum(dated, (bin) => bin[key]))}, at most ${number(most)} a ${unit}`);
  group.append("line").attr("class", "ground").attr("x1", x.range()[0]).attr("x2", x.range()[1]).attr("y1", ROW.height).attr("y2", ROW.height);
  group.selectAll("rect").data(dated.filter((bin) => bin[key])).join("rect")
    .attr("x", (bin) => x(bin.date) + 0.5)
    .attr("width", (bin) => Math.max(1, Math.min(46, x(interval.offset(bin.date, 1)) - x(bin.date) - 1)))
    .attr("y", (bin) => y(bin[key])).attr("height", (bin) => ROW.height - y(bin[key]))
    .append("title").text((bin) => `${binName(unit, bin.date)}: ${counted(bin[key], key.slice(0, -1))}`);
}

function timelineTable({ unit, bins }) {
  return element("details", { class: "as-table" }, element("summary", {}, "The same as a table"),
    scrolled("Numbers over time", element("table", { class: "plain" },
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, kindName(unit)), SERIES.map(([, name]) => element("th", { scope: "col", class: "numeric" }, name)))),
      element("tbody", {}, bins.map((bin) => element("tr", {}, element("th", { scope: "row" }, binName(unit, new Date(`${bin.start}T00:00:00Z`))),
        SERIES.map(([key]) => element("td", { class: "numeric" }, number(bin[key])))))))));
}

// What is wider than a phone scrolls in a frame of its own, which the keyboard reaches.
function scrolled(label, content) {
  return element("div", { class: "scrolled", role: "region", tabindex: "0", "aria-label": label }, content);
}

// Draw a chart once it has a width, and again when that changes.
function whenSized(host, draw) {
  let drawnWidth = 0;
  const observer = new ResizeObserver(() => {
    if (!host.isConnected) return observer.disconnect();
    if (!host.clientWidth || Math.abs(host.clientWidth - drawnWidth) < 2) return;
    drawnWidth = host.clientWidth;
    draw(host);
  });
  observer.observe(host);
  return host;
}
