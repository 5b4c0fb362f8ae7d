// Who accuses whom: an arrow from accuser to accused, the thicker the more allegations; dashed when none was answered.
const LABEL = { size: 13, widest: 22 };
const CLEARANCE = 22; // pixels between an arrow and a party that is not its own

// The pairs with most allegations, at most `most`, and the parties in them; more arrows could not be told apart.
function networkOf({ pairs, parties }, most) {
  const totals = new Map();
  const drawn = pairs.filter((pair) => pair.accuser !== pair.accused).slice(0, most);
  for (const pair of drawn) for (const [side, id] of [["accuses", pair.accuser], ["accused", pair.accused]]) {
    const total = totals.get(id) ?? { accuses: 0, accused: 0 };
    total[side] += pair.allegations;
    totals.set(id, total);
  }
  const weight = ({ accuses, accused }) => accuses + accused;
  const nodes = parties.filter(({ id }) => totals.has(id)).map((party) => ({ ...party, ...totals.get(party.id) }))
    .sort((one, other) => weight(other) - weight(one) || collator.compare(one.id, other.id));
  return { nodes, links: drawn.map((pair) => ({ ...pair, source: pair.accuser, target: pair.accused })) };
}

function shortName(name) {
  return name.length <= LABEL.widest ? name : `${name.slice(0, LABEL.widest - 1)}…`;
}

function drawNetwork(host, accusations, note) {
  const width = host.clientWidth;
  const { nodes, links } = networkOf(accusations, width < 560 ? 14 : 48);
  const height = Math.round(Math.min(680, Math.max(280, 160 + 17 * nodes.length)));
  const radius = d3.scaleSqrt([0, Math.max(8, d3.max(nodes, (node) => node.accuses + node.accused))], [3, 17]);
  nodes.forEach((node) => { node.r = radius(node.accuses + node.accused); node.foot = node.r * (node.type === "state" ? 1.6 : 1) + 13; node.half = Math.max(node.r, shortName(node.name).length * LABEL.size * 0.28 + 4); });
  layOut(nodes, links, width, height);
  const svg = d3.create("svg").attr("width", width).attr("height", height).attr("viewBox", [0, 0, width, height])
    .attr("role", "group").attr("aria-label", `Who accuses whom: ${counted(nodes.length, "party", "parties")}. Each is a link to its allegations; the table below has the pairs`);
  addArrowhead(svg);
  const edges = drawEdges(svg, links);
  const knots = drawKnots(svg, nodes);
  lightNeighbours(knots, edges, links);
  host.replaceChildren(svg.node());
  note.textContent = links.length < accusations.distinct_pairs ? `Drawn are the ${number(links.length)} of ${number(accusations.distinct_pairs)} pairs with most allegations. ` : "";
}

function layOut(nodes, links, width, height) {
  const inside = (value, margin, limit) => Math.max(margin, Math.min(limit - margin, value));
  nodes.forEach((node, index) => { // from the middle outwards, the weightiest first
    const [distance, angle] = [16 * Math.sqrt(index), index * 2.4];
    node.x = width / 2 + distance * Math.cos(angle) * (width / height);
    node.y = height / 2 + distance * Math.sin(angle);
  });
  d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).id(({ id }) => id).distance(Math.min(170, width / 4)).strength(0.12))
    .force("charge", d3.forceManyBody().strength(-width * 0.75).distanceMax(width / 2))
    .force("x", d3.forceX(width / 2).strength(0.06 * Math.min(1, height / width)))
    .force("y", d3.forceY(height / 2).strength(0.13))
    .force("collide", d3.forceCollide((node) => Math.max(node.r + 20, node.half)).iterations(3))
    .force("clear", () => keepOffArrows(nodes, links))
    .force("frame", () => nodes.forEach((node) => { node.x = inside(node.x, node.half, width); node.y = inside(node.y, node.foot + 8, height); }))
    .stop().tick(320);
}

// An arrow that runs through a third party would read as an arrow of theirs.
function keepOffArrows(nodes, links) {
  for (const { source, target } of links) for (const node of nodes.filter((one) => one !== source && one !== target)) {
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const share = ((node.x - source.x) * dx + (node.y - source.y) * dy) / (dx * dx + dy * dy || 1);
    if (share <= 0 || share >= 1) continue;
    const [cx, cy] = bend(source, target);
    const along = (from, by, to) => from * (1 - share) ** 2 + by * 2 * share * (1 - share) + to * share ** 2;
    const [ox, oy] = [node.x - along(source.x, cx, target.x), node.y - along(source.y, cy, target.y)];
    const gap = Math.hypot(ox, oy) || 1;
    const push = Math.max(0, node.foot + CLEARANCE - gap) * 0.25;
    node.x += (ox / gap) * push;
    node.y += (oy / gap) * push;
  }
}

function addArrowhead(svg) {
  svg.append("defs").append("marker").attr("id", "arrow").attr("viewBox", "0 -5 10 10").attr("refX", 9).attr("markerWidth", 9).attr("markerHeight", 9)
    .attr("markerUnits", "userSpaceOnUse").attr("orient", "auto").append("path").attr("d", "M0,-4.5L10,0L0,4.5Z").attr("class", "arrowhead");
}

function drawEdges(svg, links) {
  const thickness = d3.scaleLinear([0, Math.max(4, d3.max(links, (link) => link.allegations))], [0.8, 5]);
  const edges = svg.append("g").attr("fill", "none").selectAll("a").data(links).join("a")
    .attr("href", (link) => hrefTo({ view: "allegations", accuser: link.accuser, accused: link.accused })).attr("tabindex", -1).attr("aria-hidden", "true");
  edges.append("path").attr("class", (link) => `edge ${link.answered ? "answered" : "unanswered"}`)
    .attr("d", arc).attr("stroke-width", (link) => thickness(link.allegations)).attr("marker-end", "url(#arrow)");
  edges.append("title").text((link) => `${link.source.name} accuses ${link.target.name}: ${counted(link.allegations, "allegation")}, ${number(link.answered)} answered`);
  return edges;
}

// A bow from rim to rim, so that charge and countercharge do not lie on each other.
function arc({ source, target }) {
  const [cx, cy] = bend(source, target);
  const [sx, sy] = towards(source, cx, cy, source.r + 1);
  const [tx, ty] = towards(target, cx, cy, target.r + 3);
  return `M${sx},${sy}Q${cx},${cy} ${tx},${ty}`;
}

// The control point of the bow.
function bend(source, target) {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const bow = Math.min(40, length * 0.16);
  return [(source.x + target.x) / 2 - (dy / length) * bow, (source.y + target.y) / 2 + (dx / length) * bow];
}

function towards(from, x, y, distance) {
  const length = Math.hypot(x - from.x, y - from.y) || 1;
  return [from.x + ((x - from.x) / length) * distance, from.y + ((y - from.y) / length) * distance];
}

function drawKnots(svg, nodes) {
  const knots = svg.append("g").selectAll("a").data(nodes).join("a").attr("class", "knot")
    .attr("href", (node) => hrefTo({ view: "allegations", entity: node.id })).attr("transform", (node) => `translate(${node.x},${node.y})`)
    .attr("aria-label", (node) => `${node.name}: accuses in ${number(node.accuses)}, is accused in ${number(node.accused)}`);
  knots.append("path").attr("d", (node) => d3.symbol(SHAPES[node.type] ?? d3.symbolCircle, node.r * node.r * 3)());
  knots.append("text").attr("y", (node) => node.foot).attr("font-size", LABEL.size).text((node) => shortName(node.name));
  knots.append("title").text((node) => `${node.name} (${typeName(node.type).toLowerCase()}): accuses in ${number(node.accuses)}, is accused in ${number(node.accused)}`);
  return knots;
}

const SHAPES = { person: d3.symbolCircle, organization: d3.symbolSquare, state: d3.symbolDiamond, place: d3.symbolTriangle, group: d3.symbolWye };

// What is pointed at or has the focus stands out with those it accuses and is accused by.
function lightNeighbours(knots, edges, links) {
  const light = (chosen) => {
    const near = new Set(chosen && [chosen.id, ...links.filter(({ source, target }) => source === chosen || target === chosen).flatMap(({ source, target }) => [source.id, target.id])]);
    knots.classed("dim", (node) => chosen && !near.has(node.id));
    edges.classed("dim", (link) => chosen && link.source !== chosen && link.target !== chosen);
  };
  knots.on("mouseenter focus", (_, node) => light(node)).on("mouseleave blur", () => light(null));
}
