"use strict";

/* One finding as an element. Text goes in as text nodes only. */

const MARKED = 1, DELETED = 2, INSERTED = 4, CODE = 8, CUT = 16;

let words = WORDS.en;

/** An element with attributes and children; a string is a text node, an event handler a function under `on…`. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

function piece(flags, text) {
  let element = null;
  if (flags & CUT) element = make("span", { class: "cut" }, text ? words.cut(Number(text)) : "…");
  else if (flags & CODE) element = make("code", {}, text);
  const inner = element || document.createTextNode(text);
  const shown = flags & DELETED ? make("del", {}, inner) : flags & INSERTED ? make("ins", {}, inner) : inner;
  if (!(flags & MARKED)) return shown;
  return make("mark", { class: text ? null : "caret" }, shown);
}

function pieces(flat) {
  const made = [];
  for (let at = 0; at < flat.length; at += 2) made.push(piece(flat[at], flat[at + 1]));
  return made;
}

function excerpt(finding) {
  const windows = finding.windows.map((rows) =>
    make("div", { class: "window" }, ...rows.map(([line, flat]) =>
      make("div", { class: flat.length ? "row" : "row blank" },
        make("span", { class: "number", "aria-label": line === null ? words.inserted : words.line(line) }, line === null ? "+" : String(line)),
        make("span", { class: "text", dir: "auto" }, ...pieces(flat))))));
  return make("div", { class: "excerpt" }, ...windows, finding.more ? make("p", { class: "more" }, words.edits(finding.more)) : null);
}

function related(finding) {
  if (!finding.related.length) return null;
  const items = finding.related.map((place) =>
    make("li", {},
      make("span", { class: "where" }, `${place.file || ""}${place.file ? ":" : ""}${place.line}:${place.col}`),
      place.message ? make("span", { class: "said", lang: "en" }, place.message) : null,
      place.pieces.length ? make("q", { dir: "auto" }, ...pieces(place.pieces)) : null));
  const rest = finding.places - finding.related.length;
  if (rest) items.push(make("li", { class: "more" }, words.places(rest)));
  return make("div", { class: "related" }, make("h4", {}, words.see), make("ul", {}, ...items));
}

/** The buttons and the repair, which change with the decision. */
function verdict(finding, decide) {
  const button = (decision, key, word) =>
    make("button", {
      type: "button",
      class: `verdict ${decision}`,
      "aria-pressed": String(finding.decision === decision),
      "aria-keyshortcuts": key,
      disabled: decision === "accept" && !finding.fix,
      onclick: () => decide(finding, finding.decision === decision ? "open" : decision),
    }, make("kbd", { "aria-hidden": "true" }, key), ` ${word}`);
  const repair = finding.fix
    ? make("p", { class: "repair" },
        make("span", { class: `grade ${finding.repair}`, title: words.repairHint[finding.repair] }, words.repair[finding.repair]),
        make("span", { lang: "en" }, finding.fix.title))
    : make("p", { class: "repair none" }, words.noFix);
  return make("div", { class: "verdicts" }, repair, make("div", { class: "buttons" }, button("accept", "a", words.accept), button("reject", "x", words.reject)));
}

/** The card of a finding; `decide(finding, decision)` is called by its buttons, `onfocus(finding)` when it is entered. */
function card(finding, rule, { decide, onfocus }) {
  const about = make("details", { class: "about" }, make("summary", {}, words.why));
  about.addEventListener("toggle", () => about.append(make("p", { class: "page", lang: "en" }, rule.doc)), { once: true });
  return make("article", {
    class: "card",
    tabindex: "-1",
    "data-family": finding.family,
    "data-decision": finding.decision,
    "aria-label": `${finding.code} ${rule.name}, ${finding.file.shown}:${finding.line}:${finding.col}`,
    onfocusin: () => onfocus(finding),
    onpointerdown: () => onfocus(finding),
  },
    make("header", {},
      make("span", { class: "code" }, finding.code),
      make("h3", {}, rule.name),
      make("span", { class: `severity ${finding.severity}` }, words.severity[finding.severity]),
      make("span", { class: "where" }, `${finding.line}:${finding.col}`),
      make("span", { class: "state" }, finding.decision === "open" ? "" : words.decision[finding.decision])),
    make("p", { class: "message", lang: "en" }, finding.message),
    excerpt(finding),
    related(finding),
    verdict(finding, decide),
    about);
}

/** Bring a card up to date after a decision. */
function refresh(element, finding) {
  element.dataset.decision = finding.decision;
  element.querySelector(".state").textContent = finding.decision === "open" ? "" : words.decision[finding.decision];
  for (const decision of ["accept", "reject"]) {
    element.querySelector(`.verdict.${decision}`).setAttribute("aria-pressed", String(finding.decision === decision));
  }
}
