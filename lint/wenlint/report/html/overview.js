"use strict";

/* What stands above and beside the list: the tiles, the facets with their counts, and the documents with their strips. */

const BINS = 160;
const DOCUMENTS = 8;
const SVG = "http://www.w3.org/2000/svg";

class Overview {
  /** `choose(facet, value)` filters, `go(finding)` leads to a finding. */
  constructor(model, { choose, go }) {
    this.model = model;
    this.choose = choose;
    this.go = go;
    this.shownDocuments = DOCUMENTS;
    this.rows = new Map();
    this.all = {
      family: FAMILIES,
      code: Object.keys(model.rules),
      severity: SEVERITIES,
      repair: REPAIRS,
      decision: DECISIONS,
    };
  }

  /** Build everything anew, in the words of the interface. */
  build() {
    this.tiles();
    this.failures();
    this.facets();
    this.documents();
    this.update();
  }

  tiles() {
    const { findings } = this.model;
    const numbers = {
      findings: findings.length,
      ...Object.fromEntries(SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length])),
      fixable: findings.filter((finding) => finding.fix).length,
      files: new Set(findings.map((finding) => finding.path)).size,
    };
    byId("tiles").replaceChildren(...Object.entries(numbers)
      .filter(([name, number]) => number || name === "findings")
      .map(([name, number]) => make("div", { class: `tile ${name}` }, make("dt", {}, words.tiles[name]), make("dd", {}, digits(number)))));
  }

  failures() {
    const failed = this.model.files.filter((file) => file.error);
    byId("failures").replaceChildren(...(failed.length
      ? [make("section", { class: "failed" }, make("h3", {}, words.failures), make("ul", {}, ...failed.slice(0, 100).map((file) => make("li", { lang: "en" }, file.error))))]
      : []));
  }

  facets() {
    this.rows.clear();
    const sections = Object.entries(this.all).map(([facet, values]) => {
      const rows = values.filter((value) => facet === "decision" || this.total(facet, value)).map((value) => this.facet(facet, value));
      return make("fieldset", { class: "facet", "data-facet": facet }, make("legend", {}, words.facets[facet]), ...rows);
    });
    byId("facets").replaceChildren(...sections);
  }

  total(facet, value) {
    return this.model.findings.reduce((sum, finding) => sum + (finding[facet] === value), 0);
  }

  facet(facet, value) {
    const name = facet === "code" ? this.model.rules[value].name : words[facet][value];
    const count = make("span", { class: "count" });
    const bar = make("i", { class: "bar", "aria-hidden": "true" });
    const row = make("button", {
      type: "button",
      class: "value",
      "data-family": facet === "family" ? value : facet === "code" ? this.model.rules[value].family : null,
      "data-value": value,
      title: facet === "code" ? `${value}: ${this.model.rules[value].summary}` : null,
      onclick: () => this.choose(facet, value),
    }, bar, facet === "code" ? make("span", { class: "code" }, value) : null, make("span", { class: "name" }, name), count);
    this.rows.set(row, { facet, value, count, bar });
    return row;
  }

  documents() {
    const found = this.model.files.filter((file) => file.findings.length);
    const sorted = found.sort((one, other) => other.findings.length - one.findings.length);
    const rows = sorted.slice(0, this.shownDocuments).map((file) => this.documentRow(file));
    const rest = sorted.length - rows.length;
    const more = rest > 0
      ? make("button", {
          type: "button",
          class: "quiet",
          onclick: () => {
            this.shownDocuments += 100;
            this.documents();
            this.update();
          },
        }, words.moreDocuments(Math.min(rest, 100)))
      : null;
    byId("documents").replaceChildren(...(rows.length
      ? [make("section", { class: "documents" }, make("h3", {}, words.documents), make("p", { class: "hint" }, words.documentsHint), ...rows, more)]
      : []));
  }

  documentRow(file) {
    const count = make("span", { class: "count" });
    const name = make("button", { type: "button", class: "value path", title: file.shown, onclick: () => this.choose("path", file.path) },
      make("span", { class: "name" }, make("bdi", {}, file.shown)), count);
    this.rows.set(name, { facet: "path", value: file.path, count, bar: null });
    const strip = this.strip(file);
    strip.addEventListener("click", (event) => {
      const box = strip.getBoundingClientRect();
      const offset = ((event.clientX - box.left) / box.width) * file.size;
      const shown = this.model.shown.filter((finding) => finding.file === file);
      const near = (shown.length ? shown : file.findings)
        .reduce((best, finding) => (Math.abs(finding.offset - offset) < Math.abs(best.offset - offset) ? finding : best));
      this.go(near);
    });
    return make("div", { class: "document" }, name, strip);
  }

  /** A strip from the beginning of a document to its end: each bin in the colour of the kind that it holds most of. */
  strip(file) {
    const bins = new Map();
    for (const finding of file.findings) {
      const at = Math.min(BINS - 1, Math.floor((finding.offset / Math.max(1, file.size)) * BINS));
      if (!bins.has(at)) bins.set(at, {});
      bins.get(at)[finding.family] = (bins.get(at)[finding.family] || 0) + 1;
    }
    const strip = document.createElementNS(SVG, "svg");
    strip.setAttribute("class", "strip");
    strip.setAttribute("viewBox", `0 0 ${BINS} 10`);
    strip.setAttribute("preserveAspectRatio", "none");
    strip.setAttribute("role", "img");
    strip.setAttribute("aria-label", words.count(file.findings.length, file.findings.length));
    for (const [at, families] of bins) {
      const sorted = Object.entries(families).sort((one, other) => other[1] - one[1]);
      const total = sorted.reduce((sum, [, number]) => sum + number, 0);
      const height = Math.min(10, 5 + 2 * Math.log2(total));
      const bar = document.createElementNS(SVG, "rect");
      bar.setAttribute("x", at);
      bar.setAttribute("width", 1.4);
      bar.setAttribute("y", 10 - height);
      bar.setAttribute("height", height);
      bar.setAttribute("data-family", sorted[0][0]);
      strip.append(bar);
    }
    return strip;
  }

  /** Bring counts and choices up to date. */
  update() {
    const { counts, chosen } = this.model;
    for (const [row, { facet, value, count, bar }] of this.rows) {
      const number = counts[facet].get(value) || 0;
      row.setAttribute("aria-pressed", String(chosen[facet].has(value)));
      row.classList.toggle("empty", !number);
      count.textContent = digits(number);
      if (bar) bar.style.width = `${(100 * number) / Math.max(1, ...counts[facet].values())}%`;
    }
  }
}
