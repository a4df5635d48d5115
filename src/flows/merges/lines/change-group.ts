import type { ChangedLines } from './changed-lines.ts';

/** A run of changed lines, possibly an empty one between two unchanged lines. It can walk and, over equal lines, slide. */
export class ChangeGroup {
  from = 0;
  to = 0;
  readonly #text: ChangedLines;

  constructor(text: ChangedLines) {
    this.#text = text;
    this.#growDown();
  }

  get size(): number {
    return this.to - this.from;
  }

  /** On to the next group; false at the end of the text. */
  next(): boolean {
    if (this.to === this.#text.count) return false;
    this.from = this.to + 1;
    this.to = this.from;
    this.#growDown();
    return true;
  }

  previous(): boolean {
    if (this.from === 0) return false;
    this.to = this.from - 1;
    this.from = this.to;
    this.#growUp();
    return true;
  }

  /** One line up, if the line before is equal to the group's last. Joins a group it meets. */
  slideUp(): boolean {
    const { lines } = this.#text;
    if (this.from === 0 || lines[this.from - 1] !== lines[this.to - 1]) return false;
    this.from -= 1;
    this.to -= 1;
    this.#text.set(this.from, true);
    this.#text.set(this.to, false);
    this.#growUp();
    return true;
  }

  slideDown(): boolean {
    const { lines, count } = this.#text;
    if (this.to === count || lines[this.from] !== lines[this.to]) return false;
    this.#text.set(this.from, false);
    this.#text.set(this.to, true);
    this.from += 1;
    this.to += 1;
    this.#growDown();
    return true;
  }

  #growUp(): void {
    while (this.#text.has(this.from - 1)) this.from -= 1;
  }

  #growDown(): void {
    while (this.#text.has(this.to)) this.to += 1;
  }
}
