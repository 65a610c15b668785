/** A set of texts that forgets the oldest when it is full. */
export class Bounded {
  readonly #texts = new Set<string>();
  // In a ring: to ask a set for its oldest takes the longer, the more was deleted from it.
  readonly #order: string[] = [];
  readonly #size: number;
  #next = 0;

  constructor(size: number) {
    this.#size = size;
  }

  has(text: string): boolean {
    return this.#texts.has(text);
  }

  add(text: string): void {
    if (this.#texts.has(text)) return;
    const oldest = this.#order[this.#next];
    if (oldest !== undefined) this.#texts.delete(oldest);
    this.#order[this.#next] = text;
    this.#next = (this.#next + 1) % this.#size;
    this.#texts.add(text);
  }

  get size(): number {
    return this.#texts.size;
  }
}
