"use strict";

/* What the page knows: the findings, which of them pass the filters, and what was decided. It touches no element. */

const FAMILIES = ["duplicate", "truncation", "encoding", "script", "number", "residue"];
const SEVERITIES = ["error", "warning", "info"];
const REPAIRS = ["safe", "unsafe", "suggestion", "none"];
const DECISIONS = ["open", "accept", "reject"];

/** The browser's memory, which may be switched off. */
const memory = {
  get(key) {
    try {
      return localStorage.getItem(`wenlint:${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`wenlint:${key}`, value);
    } catch {
      // Nothing is lost but the memory of this page.
    }
  },
};

class Model {
  constructor(data) {
    this.rules = data.rules;
    this.files = data.files;
    this.checked = data.checked;
    this.findings = [];
    for (const file of data.files) {
      for (const finding of file.findings) {
        finding.file = file;
        finding.path = file.path;
        finding.family = data.rules[finding.code].family;
        finding.repair = finding.fix ? finding.fix.applicability : "none";
        finding.decision = "open";
        finding.haystack = null;
        this.findings.push(finding);
      }
    }
    /** The chosen values of each facet; an empty set lets everything pass. */
    this.chosen = { family: new Set(), code: new Set(), severity: new Set(), repair: new Set(), decision: new Set(), path: new Set() };
    this.text = "";
    this.shown = this.findings;
    this.history = [];
    this.tally = { open: this.findings.length, accept: 0, reject: 0 };
    this.key = `decisions:${digest(this.findings)}`;
    this.restored = this.restore();
    this.filter();
  }

  /**
   * Find what passes all filters, and count for each value of each facet what would pass if it alone were chosen there:
   * a finding that fails at one facet only still counts in that one.
   */
  filter() {
    const facets = Object.keys(this.chosen);
    const needle = this.text.trim().toLowerCase();
    this.counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
    this.shown = [];
    for (const finding of this.findings) {
      if (needle && !haystack(finding, this.rules).includes(needle)) continue;
      let failed = null;
      let failures = 0;
      for (const facet of facets) {
        const chosen = this.chosen[facet];
        if (chosen.size && !chosen.has(finding[facet])) {
          failed = facet;
          failures += 1;
        }
      }
      if (!failures) this.shown.push(finding);
      if (failures > 1) continue;
      for (const facet of failures ? [failed] : facets) {
        const counts = this.counts[facet];
        counts.set(finding[facet], (counts.get(finding[facet]) || 0) + 1);
      }
    }
  }

  get filtered() {
    return Boolean(this.text.trim()) || Object.values(this.chosen).some((values) => values.size);
  }

  toggle(facet, value) {
    const chosen = this.chosen[facet];
    if (!chosen.delete(value)) chosen.add(value);
    this.filter();
  }

  clear() {
    this.text = "";
    for (const values of Object.values(this.chosen)) values.clear();
    this.filter();
  }

  /** Decide on findings together: one step for `undo`. */
  decide(findings, decision) {
    const step = findings.filter((finding) => finding.decision !== decision).map((finding) => [finding, finding.decision]);
    if (!step.length) return;
    this.history.push(step);
    for (const [finding] of step) this.put(finding, decision);
    this.remember();
  }

  /** Take the last step back; its findings. */
  undo() {
    const step = this.history.pop() || [];
    for (const [finding, before] of step) this.put(finding, before);
    this.remember();
    return step.map(([finding]) => finding);
  }

  put(finding, decision) {
    this.tally[finding.decision] -= 1;
    this.tally[decision] += 1;
    finding.decision = decision;
  }

  get decided() {
    return this.findings.filter((finding) => finding.decision !== "open");
  }

  /** The text of decisions.json. */
  document() {
    const decisions = this.decided.map(({ path, code, line, col, fingerprint, decision }) => ({ file: path, code, line, col, fingerprint, decision }));
    return `${JSON.stringify({ version: 1, decisions }, null, 1)}\n`;
  }

  remember() {
    memory.set(this.key, JSON.stringify(this.decided.map(({ path, fingerprint, decision }) => [path, fingerprint, decision])));
  }

  restore() {
    let kept = [];
    try {
      kept = JSON.parse(memory.get(this.key) || "[]");
    } catch {
      return 0;
    }
    const before = new Map(kept.map(([path, fingerprint, decision]) => [`${path}\n${fingerprint}`, decision]));
    let count = 0;
    for (const finding of this.findings) {
      const decision = before.get(`${finding.path}\n${finding.fingerprint}`);
      if (decision === "reject" || (decision === "accept" && finding.fix)) {
        this.put(finding, decision);
        count += 1;
      }
    }
    return count;
  }
}

/** All that the search looks at, in lower case. */
function haystack(finding, rules) {
  if (finding.haystack === null) {
    const parts = [finding.code, rules[finding.code].name, finding.path, finding.message, finding.fix ? finding.fix.title : ""];
    for (const rows of finding.windows) {
      for (const [, pieces] of rows) parts.push(pieces.filter((piece, at) => at % 2).join(""));
    }
    finding.haystack = parts.join("\n").toLowerCase();
  }
  return finding.haystack;
}

/** A short name of a report by what it found (FNV-1a, 32 bits): decisions are remembered for it. */
function digest(findings) {
  let hash = 0x811c9dc5;
  for (const { path, fingerprint } of findings) {
    for (const part of [path, fingerprint]) {
      for (let at = 0; at < part.length; at += 1) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16);
}
