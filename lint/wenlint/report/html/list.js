"use strict";

/* A list of any length: it is cut into chunks, and only those near the window hold elements. */

const CHUNK = 8;
const GUESS = 280; // pixels of a card that has not been measured

class List {
  /** `render(item, before)` makes the element of an item, `before` being the item in front of it. */
  constructor(root, render) {
    this.root = root;
    this.render = render;
    this.items = [];
    this.chunks = [];
    this.elements = new Map();
    this.observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) this.fill(entry.target);
        else this.empty(entry.target);
      }
    }, { rootMargin: "1000px 0px" });
  }

  show(items) {
    this.observer.disconnect();
    this.items = items;
    this.elements.clear();
    this.chunks = [];
    for (let first = 0; first < items.length; first += CHUNK) {
      const chunk = make("div", { class: "chunk" });
      chunk.first = first;
      chunk.style.height = `${Math.min(CHUNK, items.length - first) * GUESS}px`;
      this.chunks.push(chunk);
    }
    this.root.replaceChildren(...this.chunks);
    if (this.chunks.length) this.fill(this.chunks[0]);
    for (const chunk of this.chunks) this.observer.observe(chunk);
  }

  fill(chunk) {
    if (chunk.firstChild) return;
    const items = this.items.slice(chunk.first, chunk.first + CHUNK);
    items.forEach((item, at) => {
      const element = this.render(item, this.items[chunk.first + at - 1]);
      this.elements.set(item, element);
      chunk.append(element);
    });
    chunk.style.height = "";
  }

  empty(chunk) {
    if (!chunk.firstChild || chunk.contains(document.activeElement)) return;
    chunk.style.height = `${chunk.offsetHeight}px`;
    for (const item of this.items.slice(chunk.first, chunk.first + CHUNK)) this.elements.delete(item);
    chunk.replaceChildren();
  }

  /** The element of an item that is in the list, made if need be. */
  element(item) {
    if (!this.elements.has(item)) {
      const at = this.items.indexOf(item);
      if (at >= 0) this.fill(this.chunks[Math.floor(at / CHUNK)]);
    }
    return this.elements.get(item);
  }

  /** Fill all chunks: for print. */
  fillAll() {
    for (const chunk of this.chunks) this.fill(chunk);
  }
}
