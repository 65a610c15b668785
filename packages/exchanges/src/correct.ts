import type { Edit, Erratum, Exchange } from "./exchange.ts";

/** The text of an exchange; a part that is not documented is absent. */
export interface ExchangeText {
  request?: string;
  response?: string;
}

const parts = ["request", "response"] as const;

const bodyLength = (message: string): number => {
  const blank = message.indexOf("\n\n");
  return blank < 0 ? 0 : Buffer.byteLength(message.slice(blank + 2).trim());
};

/** Sets, or adds as the last header, the length of the body. A message without a body gets none. */
const withContentLength = (message: string): string => {
  const blank = message.indexOf("\n\n");
  const length = bodyLength(message);
  if (length === 0) return message;
  const head = message.slice(0, blank);
  const field = `Content-Length: ${length}`;
  const corrected = /^Content-Length:.*$/m.test(head)
    ? head.replace(/^Content-Length:.*$/m, field)
    : `${head}\n${field}`;
  return corrected + message.slice(blank);
};

/**
 * Applies errata to an exchange: every edit, in the order of the errata's names, then the placeholders, and
 * Content-Length last, since it depends on the rest.
 *
 * @throws TypeError when an edit finds nothing to change: then the erratum is stale.
 */
export const correct = (exchange: Exchange, errata: Erratum[]): ExchangeText => {
  const text: ExchangeText = {};
  for (const part of parts) {
    const printed = exchange[part];
    if (printed !== undefined) text[part] = printed.trimEnd();
  }
  const corrections = errata.flatMap(({ id, correction, exchanges }) =>
    correction && exchanges?.includes(exchange.id) ? [{ id, ...correction }] : [],
  );

  const edit = (erratum: string, { part, find, replace, all }: Edit) => {
    const pattern = new RegExp(find, all ? "gm" : "m");
    const concerned = parts.filter((one) => part === "both" || part === one);
    const found = concerned.filter((one) => (text[one] ?? "").search(pattern) >= 0);
    // What is not documented cannot be wrong: only an edit that matches nothing at all can put something there.
    if (concerned.every((one) => text[one] === undefined) && found.length === 0) return;
    if (found.length === 0) {
      throw new TypeError(
        `Erratum '${erratum}' finds nothing to correct in the ${part} of '${exchange.id}': /${find}/`,
      );
    }
    for (const one of found) text[one] = (text[one] ?? "").replace(pattern, replace);
  };

  for (const { id, edits = [] } of corrections) {
    for (const one of edits) if (!one.exchange || one.exchange === exchange.id) edit(id, one);
  }
  for (const { fill = {} } of corrections) {
    for (const part of parts) {
      for (const [placeholder, value] of Object.entries(fill)) text[part] &&= text[part].replaceAll(placeholder, value);
    }
  }
  for (const { "content-length": lengths = [] } of corrections) {
    for (const part of lengths) text[part] &&= withContentLength(text[part]);
  }
  return text;
};
