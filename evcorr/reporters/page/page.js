"use strict";
// Filters and sorts the findings of the page, and opens them for printing. It loads nothing and keeps nothing.
(() => {
  const byId = (id) => document.getElementById(id);
  const bar = byId("toolbar");
  if (!bar) return;
  const [words, grade, applies, computer, order] = ["words", "grade", "applies", "on", "order"].map(byId);
  const choices = [grade, applies, computer].filter(Boolean);

  // A finding is a card or a line of a list; both say the same about it in their data.
  class Item {
    constructor(element) {
      this.element = element;
      const [rank, grade, applies, count, first, last] = element.dataset.is.split(" ");
      Object.assign(this, { rank: +rank, grade, applies, count: +count, first, last });
      this.on = ` ${element.dataset.on || ""} `;
    }
    get text() {
      return (this.words ??= this.element.textContent.toLowerCase());
    }
    get article() {
      return (this.id ??= (this.element.querySelector("strong") || this.element).textContent);
    }
    show(shown) {
      if (this.element.hidden === shown) this.element.hidden = !shown;
      return shown;
    }
  }
  const items = (elements) => Array.from(elements, (element) => new Item(element));
  const cards = items(document.querySelectorAll("article.finding"));
  // other findings that the same entries show stand in the card of the best of them
  for (const card of cards) card.others = items(card.element.querySelectorAll(".alike li[data-is]"));
  const drawn = Array.from(document.querySelectorAll("#timeline section"), (section) => ({
    section,
    lanes: Array.from(section.querySelectorAll(".lane")),
  }));
  const overview = new Map(Array.from(document.querySelectorAll("#overview tbody tr"), (row) => [+row.dataset.rank, row]));
  const folds = Array.from(document.querySelectorAll("details.further"), (element) => ({
    element,
    matching: element.querySelector(".matching"),
    list: element.querySelector("ol"),
    lines: items(element.querySelectorAll("li")),
  }));
  const total =
    cards.reduce((sum, card) => sum + 1 + card.others.length, 0) +
    folds.reduce((sum, fold) => sum + fold.lines.length, 0);
  const number = (value) => value.toLocaleString("en");

  const test = () => {
    const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const on = computer && computer.value;
    return (item) =>
      (!grade.value || item.grade === grade.value) &&
      (!applies.value || item.applies === applies.value) &&
      (!on || item.on.includes(` ${on} `)) &&
      sought.every((word) => item.text.includes(word));
  };

  const draw = (told) => {
    const on = computer && computer.value;
    for (const { section, lanes } of drawn) {
      for (const lane of lanes) lane.hidden = !told.has(+lane.dataset.rank);
      section.hidden = lanes.every((lane) => lane.hidden) || Boolean(on && section.dataset.on !== on);
    }
  };
  const filter = () => {
    const fits = test();
    const told = new Set();
    let found = 0;
    for (const card of cards) {
      const members = [card, ...card.others];
      if (card.show(members.some(fits))) for (const { rank } of members) told.add(rank);
    }
    for (const [rank, row] of overview) row.hidden = !told.has(rank);
    found += told.size;
    for (const { element, matching, lines } of folds) {
      const shown = lines.filter((line) => line.show(fits(line))).length;
      element.hidden = shown === 0;
      matching.textContent = shown < lines.length ? `, ${number(shown)} shown` : "";
      found += shown;
    }
    draw(told);
    byId("shown").textContent = found < total ? `${number(found)} of ${number(total)} findings` : "";
    byId("none").hidden = found > 0;
  };

  const absentLast = (a, b) => (a === "-") - (b === "-");
  const orders = {
    rank: () => 0,
    last: (a, b) => absentLast(a.last, b.last) || b.last.localeCompare(a.last),
    first: (a, b) => absentLast(a.first, b.first) || a.first.localeCompare(b.first),
    count: (a, b) => b.count - a.count,
    article: (a, b) => a.article.localeCompare(b.article, "en", { numeric: true }),
  };
  const arrange = (list) => {
    const compare = orders[order.value];
    return list.sort((a, b) => compare(a, b) || a.rank - b.rank);
  };
  const sort = () => {
    for (const { element, others, rank } of arrange(cards)) {
      element.parentNode.append(element);
      for (const row of [rank, ...others.map((other) => other.rank)].map((one) => overview.get(one))) {
        if (row) row.parentNode.append(row);
      }
    }
    const lines = arrange(folds.flatMap((fold) => fold.lines));
    for (const fold of folds) {
      fold.lines = lines.splice(0, fold.lines.length);
      fold.list.append(...fold.lines.map((line) => line.element));
    }
    filter();
  };

  const details = () => Array.from(document.querySelectorAll("article.finding details, #overview details, #timeline details"));
  const open = (folded, opened) => folded.forEach((one) => { one.open = opened; });

  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  for (const choice of choices) choice.addEventListener("change", filter);
  order.addEventListener("change", sort);
  byId("open").addEventListener("click", () => open(details(), true));
  byId("close").addEventListener("click", () => open(details(), false));

  // a link to a finding that is filtered away shows all again
  window.addEventListener("hashchange", () => {
    const target = byId(location.hash.slice(1));
    if (!target || !target.closest("[hidden]")) return;
    for (const field of [words, ...choices]) field.value = "";
    filter();
    target.scrollIntoView();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    words.focus();
  });
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = details().filter((one) => !one.open);
    open(closed, true);
  });
  window.addEventListener("afterprint", () => open(closed, false));

  bar.hidden = false;
  filter();
})();
