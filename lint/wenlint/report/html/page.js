"use strict";

/* The page: the model, the list and the overview joined, with language, theme and keys. */

function byId(id) {
  return document.getElementById(id);
}

class Page {
  constructor() {
    this.model = new Model(JSON.parse(byId("data").textContent));
    byId("data").remove(); // its text would be kept twice
    this.current = null;
    this.list = new List(byId("list"), (finding, before) => this.item(finding, before));
    this.overview = new Overview(this.model, {
      choose: (facet, value) => {
        this.model.toggle(facet, value);
        this.filtered();
      },
      go: (finding) => this.go(finding),
    });
    this.theme = memory.get("theme") || "auto";
    this.speak(memory.get("language") || (navigator.language.startsWith("zh") ? "zh" : "en"));
    this.shine();
    this.listen();
    if (this.model.restored) this.say(words.said.restored(this.model.restored));
    document.documentElement.dataset.ready = "true";
    this.prepare(0);
  }

  /** Lay in what the search looks at, a little at a time while nothing else is to do, so that the first search is as fast as all. */
  prepare(from) {
    const { findings, rules } = this.model;
    if (from >= findings.length) return;
    setTimeout(() => {
      for (const finding of findings.slice(from, from + 500)) haystack(finding, rules);
      this.prepare(from + 500);
    });
  }

  /** Show the interface in a language. */
  speak(language) {
    this.language = language;
    words = WORDS[language];
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    document.title = words.title;
    for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
    for (const element of document.querySelectorAll("[data-title]")) element.title = words[element.dataset.title];
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words[element.dataset.label]);
    byId("search").placeholder = words[byId("search").dataset.placeholder];
    byId("subtitle").textContent = words.subtitle(this.model.checked);
    byId("language").textContent = words.language;
    byId("language").title = words.languageHint;
    byId("language").lang = language === "zh" ? "en" : "zh-Hans";
    byId("keys-list").replaceChildren(...Object.entries(words.keysList).map(([key, doc]) =>
      make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, doc))));
    byId("theme").textContent = words.theme[this.theme];
    this.overview.build();
    this.filtered();
  }

  shine() {
    if (this.theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.theme;
    byId("theme").textContent = words.theme[this.theme];
  }

  listen() {
    byId("language").addEventListener("click", () => {
      this.speak(this.language === "zh" ? "en" : "zh");
      memory.set("language", this.language);
    });
    byId("theme").addEventListener("click", () => {
      this.theme = { auto: "dark", dark: "light", light: "auto" }[this.theme];
      memory.set("theme", this.theme);
      this.shine();
    });
    byId("search").addEventListener("input", () => {
      this.model.text = byId("search").value;
      this.model.filter();
      this.filtered();
    });
    byId("clear").addEventListener("click", () => {
      this.model.clear();
      byId("search").value = "";
      this.filtered();
      byId("search").focus();
    });
    byId("undo").addEventListener("click", () => this.undo());
    byId("accept-shown").addEventListener("click", () => {
      const open = this.model.shown.filter((finding) => finding.decision === "open" && finding.repair === "safe");
      this.model.decide(open, "accept");
      this.decided(open);
      this.say(words.said.bulk(open.length));
    });
    byId("download").addEventListener("click", () => this.download());
    byId("keys-open").addEventListener("click", () => byId("keys").showModal());
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("beforeprint", () => this.list.fillAll());
    if (window.matchMedia("(max-width: 60rem)").matches) byId("filters").open = false;
  }

  key(event) {
    const typing = event.target instanceof HTMLInputElement;
    if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
    if (typing) {
      if (event.key === "Escape") byId("search").blur();
      if (event.key === "Enter") this.move(1);
      return;
    }
    const act = {
      j: () => this.move(1),
      k: () => this.move(-1),
      a: () => this.judge("accept"),
      x: () => this.judge("reject"),
      u: () => this.undo(),
      "/": () => byId("search").focus(),
      "?": () => byId("keys").showModal(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** The element of a finding in the list, with the name of its document in front of the first one of it. */
  item(finding, before) {
    const element = card(finding, this.model.rules[finding.code], {
      decide: (each, decision) => this.decide(each, decision),
      onfocus: (each) => this.point(each),
    });
    element.finding = finding;
    if (finding === this.current) element.setAttribute("aria-current", "true");
    if (before && before.file === finding.file) return element;
    return make("div", { class: "first" }, make("h3", { class: "document-name" }, make("bdi", {}, finding.file.shown)), element);
  }

  card(finding) {
    const element = this.list.element(finding);
    return element && element.matches(".card") ? element : element && element.querySelector(".card");
  }

  /** What passes the filters has changed. */
  filtered() {
    const { shown, findings } = this.model;
    this.overview.update();
    this.list.show(shown);
    byId("count").textContent = words.count(shown.length, findings.length);
    byId("nothing").hidden = shown.length > 0;
    byId("nothing").textContent = findings.length ? words.nothing : words.clean;
    byId("clear").hidden = !this.model.filtered;
    this.tally();
  }

  /** Make a finding the current one. */
  point(finding) {
    if (finding === this.current) return;
    const old = this.current && this.list.elements.has(this.current) && this.card(this.current);
    if (old) old.removeAttribute("aria-current");
    this.current = finding;
    const element = this.card(finding);
    if (element) element.setAttribute("aria-current", "true");
  }

  /** Go to a finding, without the filters that hide it. */
  go(finding) {
    if (!this.model.shown.includes(finding)) {
      this.model.clear();
      byId("search").value = "";
      this.filtered();
    }
    this.point(finding);
    const element = this.card(finding);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  move(step) {
    const { shown } = this.model;
    if (!shown.length) return;
    const at = shown.indexOf(this.current);
    this.go(shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + step))]);
  }

  /** Decide on the current finding by key, and go on to the next. */
  judge(decision) {
    const finding = this.current;
    if (!finding || !this.model.shown.includes(finding)) {
      this.move(0);
      return;
    }
    if (this.decide(finding, decision)) this.move(1);
  }

  decide(finding, decision) {
    if (decision === "accept" && !finding.fix) {
      this.say(words.said.noFix);
      return false;
    }
    this.model.decide([finding], decision);
    this.decided([finding]);
    if (decision !== "open") this.say(words.said[decision](`${finding.code} ${finding.file.shown}:${finding.line}:${finding.col}`));
    return true;
  }

  undo() {
    const findings = this.model.undo();
    if (!findings.length) return;
    this.decided(findings);
    this.say(words.said.undo(findings.length));
    if (this.model.shown.includes(findings[0])) this.go(findings[0]);
  }

  /** Bring up to date what shows decisions. The list keeps its findings until a filter changes: nothing jumps away. */
  decided(findings) {
    for (const finding of findings) {
      if (this.list.elements.has(finding)) refresh(this.card(finding), finding);
    }
    const { shown } = this.model;
    this.model.filter();
    this.model.shown = shown;
    this.overview.update();
    this.tally();
  }

  tally() {
    const { tally, findings, history, shown } = this.model;
    byId("progress").textContent = words.progress(tally.accept, tally.reject, findings.length);
    byId("bar-accept").style.width = `${(100 * tally.accept) / Math.max(1, findings.length)}%`;
    byId("bar-reject").style.width = `${(100 * tally.reject) / Math.max(1, findings.length)}%`;
    byId("undo").disabled = !history.length;
    byId("download").disabled = tally.accept + tally.reject === 0;
    byId("accept-shown").disabled = !shown.some((finding) => finding.decision === "open" && finding.repair === "safe");
  }

  download() {
    const url = URL.createObjectURL(new Blob([this.model.document()], { type: "application/json" }));
    make("a", { href: url, download: "decisions.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    this.say(words.said.downloaded(this.model.decided.length));
  }

  say(text) {
    byId("status").textContent = text;
  }
}

const page = new Page();
