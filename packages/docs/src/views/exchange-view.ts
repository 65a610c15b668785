import { correct, type Exchange, errata, exchanges, targets } from "@partner-qualification/exchanges";
import { listOperations } from "@partner-qualification/openapi";
import { type ErratumText, erratumText, readErrata } from "../translations/erratum-text.ts";
import { readTranslations, type TranslatedText, translate } from "../translations/translations.ts";
import { exchangeName, requestLineOf } from "./exchange-name.ts";
import { type LocaleView, phrase } from "./locale-view.ts";
import { files, type PageView } from "./page-view.ts";
import { distinctSources, type SourceView, sourceView } from "./source-view.ts";

/** What the exchanges are replayed against; `id` is a fragment, and ends the name of the phrase that says what holds there. */
export interface TargetView {
  id: string;
  name: string;
}

export const targetViews: TargetView[] = targets.map((name) => ({ id: name.replaceAll(" ", "-"), name }));

/** A documented exchange where another page leads to it. */
export interface ExchangeLink {
  title: string;
  file: string;
}

/** A documented exchange: as it is printed, and as it is right. */
export interface ExchangeView extends PageView {
  /** The name of its file in the spec. */
  id: string;
  /** The status of its response. */
  status: string | undefined;
  /** The document prints nothing of it but a request line. */
  isLine: boolean;
  note: TranslatedText | undefined;
  operation: { title: string; file: string; method: string; path: string } | undefined;
  sources: SourceView[];
  messages: { kind: "request" | "response"; printed: string | undefined; corrected: string | undefined }[];
  errata: { id: string; title: string; lang: string }[];
}

export interface ErratumView extends ErratumText {
  id: string;
  /** The language of its text: English where it is not translated. */
  lang: string;
  sources: SourceView[];
  statements: { pointer: string; corrected: string; original: string | undefined }[];
  shown: ExchangeLink[];
}

/** Leads to a documented exchange. */
const linkTo = (locale: LocaleView, exchange: Exchange): ExchangeLink => ({
  title: exchangeName(locale, exchange),
  file: files.exchange(exchange.id),
});

/** The documented exchanges of an operation. */
export const exchangesOf = (locale: LocaleView, operation: string): ExchangeLink[] =>
  exchanges.filter((one) => one.operation === operation).map((one) => linkTo(locale, one));

const viewOf = (
  locale: LocaleView,
  exchange: Exchange,
  translations: ReturnType<typeof readErrata>,
  notes: Readonly<Record<string, string>>,
): ExchangeView => {
  const { id, note, request, response, source } = exchange;
  const corrected = correct(exchange, errata);
  const operation = listOperations(locale.description).find((one) => one.id === exchange.operation);
  const call = operation ? `${operation.method} ${operation.path}` : phrase(locale, "every-operation");
  const link = linkTo(locale, exchange);
  return {
    ...link,
    summary: `${link.title}. ${phrase(locale, "exchange-summary", { call })}`,
    id,
    status: /^HTTP\/\S+ (\d{3})/.exec(corrected.response ?? "")?.[1],
    isLine: requestLineOf(exchange) !== undefined,
    note: note === undefined ? undefined : translate(note, notes, locale.code),
    operation: operation && {
      title: operation.summary,
      file: files.operation(operation.id),
      method: operation.method,
      path: operation.path,
    },
    sources: source.map((one) => sourceView(locale, one)),
    messages: [
      { kind: "request" as const, printed: request?.trim(), corrected: corrected.request },
      { kind: "response" as const, printed: response?.trim(), corrected: corrected.response },
    ].filter(({ printed, corrected: right }) => printed !== undefined || right !== undefined),
    errata: errata
      .filter((erratum) => erratum.exchanges?.includes(id))
      .map((erratum) => {
        const { title, lang } = erratumText(erratum, translations, locale.code);
        return { id: erratum.id, title, lang };
      }),
  };
};

/** The page of each documented exchange. */
export const exchangeViews = (locale: LocaleView): ExchangeView[] => {
  const translations = readErrata(locale.code);
  const notes = readTranslations("notes", locale.code);
  return exchanges.map((one) => viewOf(locale, one, translations, notes));
};

/** The errata. */
export const erratumViews = (locale: LocaleView): ErratumView[] => {
  const translations = readErrata(locale.code);
  return errata.map((erratum) => {
    const { id, source = [], statements = [], exchanges: names = [] } = erratum;
    const shown = exchanges.filter((exchange) => names.includes(exchange.id));
    const sources = [...source, ...shown.flatMap((exchange) => exchange.source)];
    return {
      id,
      ...erratumText(erratum, translations, locale.code),
      sources: distinctSources(sources).map((one) => sourceView(locale, one)),
      statements: statements.map((statement) => ({
        pointer: statement.pointer,
        corrected: JSON.stringify(statement.corrected),
        original: statement.original === null ? undefined : JSON.stringify(statement.original),
      })),
      shown: shown.map((exchange) => linkTo(locale, exchange)),
    };
  });
};
