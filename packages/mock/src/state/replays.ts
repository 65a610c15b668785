import { hash } from "node:crypto";

/** How many answers are kept for retries; the oldest goes first. */
export const maxReplays = 10_000;

interface Kept<Answer> {
  call: string;
  answer: Answer;
}

/** The first answers of writes, by partner and `MS-RequestId`. */
export class Replays<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();
  // The keys in a ring: to ask a map for its oldest takes the longer, the more was deleted from it.
  #order: string[] = [];
  #next = 0;

  static #key(partner: string, requestId: string) {
    return `${partner} ${requestId.toLowerCase().replace(/^urn:uuid:/, "")}`;
  }

  // A digest of a long one, for a body may have 64 KiB.
  static #digest(call: unknown) {
    const text = JSON.stringify(call);
    return text.length <= 256 ? text : hash("sha256", text, "base64");
  }

  /** The first answer to the same call; `other` when the id belongs to another call. */
  find(partner: string, requestId: string, call: unknown): { answer: Answer } | "other" | undefined {
    const kept = this.#kept.get(Replays.#key(partner, requestId));
    if (!kept) return undefined;
    return kept.call === Replays.#digest(call) ? { answer: kept.answer } : "other";
  }

  keep(partner: string, requestId: string, call: unknown, answer: Answer): void {
    const key = Replays.#key(partner, requestId);
    if (!this.#kept.has(key)) {
      const oldest = this.#order[this.#next];
      if (oldest !== undefined) this.#kept.delete(oldest);
      this.#order[this.#next] = key;
      this.#next = (this.#next + 1) % maxReplays;
    }
    this.#kept.set(key, { call: Replays.#digest(call), answer });
  }

  clear(): void {
    this.#kept.clear();
    this.#order = [];
    this.#next = 0;
  }
}
