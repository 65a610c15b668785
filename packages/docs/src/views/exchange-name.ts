import type { Exchange, ExchangeSource } from "@partner-qualification/exchanges";
import { listOperations } from "@partner-qualification/openapi";
import { languageNames } from "./language-names.ts";
import { type LocaleView, phrase } from "./locale-view.ts";

/** What an exchange shows: what is sent, or for a request without a body what is returned. */
const subjectOf = (locale: LocaleView, { id, operation, example, response }: Exchange): string => {
  for (const one of listOperations(locale.description)) {
    if (operation !== "any" && operation !== one.id) continue;
    const { requestBody, responses, summary } = one;
    if (!requestBody && response === undefined) return summary;
    const bodies = [requestBody, ...Object.values(responses).map(({ body }) => body)];
    const shown = bodies.map((body) => body?.examples[example]).find(Boolean);
    if (shown) return shown.summary.replace(/[.。]$/, "");
  }
  throw new RangeError(`The spec has no example '${example}', which specs/documented/${id}.yaml names.`);
};

/** The one line of a request without headers: the method as it is printed, and the path without its placeholders. */
export const requestLineOf = ({ request = "", response }: Exchange): string | undefined => {
  const [line = "", second] = request.trim().split("\n");
  if (second !== undefined || response !== undefined) return undefined;
  const [, method, path] = /^(\S+) \S*?(\/[^?？\s]*)/.exec(line) ?? [];
  return path && `${method} ${path.replace(/\{[^}]*\}/g, "…")}`;
};

/** Which part of an exchange is documented, if not both. */
const partOf = (locale: LocaleView, { request, response }: Exchange): string | undefined => {
  if (!request) return phrase(locale, "response-only");
  return response ? undefined : phrase(locale, "request-only");
};

/** Between the parts of a name. Fonts of Chinese draw the middle dot as wide as a character. */
const separatorIn = (code: string): string => (code.startsWith("zh") ? "\u00a0| " : "\u00a0· ");

/** The page that shows it, by its date, and by its languages where none is English. */
const pageOf = (locale: LocaleView, { revision, locales }: ExchangeSource): string[] => {
  const format = new Intl.DateTimeFormat(locale.code, { dateStyle: "long", timeZone: "UTC" });
  return [
    ...(locales.includes("en-US") ? [] : [languageNames(locale.code, locales)]),
    revision ? phrase(locale, "page-of", { date: format.format(new Date(revision)) }) : phrase(locale, "undated-page"),
  ];
};

/**
 * The name of a documented exchange, made of what is known of it: what it shows, which part of it is documented, and the
 * language and the date of the page, as in "Set Government Community Cloud (3) · page dated November 8, 2018". No other
 * exchange has the same. No line starts with what separates them.
 */
export const exchangeName = (locale: LocaleView, exchange: Exchange): string => {
  const [source] = exchange.source;
  const line = requestLineOf(exchange);
  return [
    line ? phrase(locale, "request-line", { line }) : subjectOf(locale, exchange),
    line ? undefined : partOf(locale, exchange),
    ...(source ? pageOf(locale, source) : []),
  ]
    .filter(Boolean)
    .join(separatorIn(locale.code));
};
