import { correct, type Erratum, type Exchange, errata, exchanges, targets } from "@partner-qualification/exchanges";
import { listOperations, type Source } from "@partner-qualification/openapi";
import type { LocaleView } from "./locale-view.ts";
import { files, type PageView } from "./page-view.ts";

interface CitedSource {
  title: string;
  /** Where the document is published, and when it was last compared with the spec. */
  address: string | undefined;
  checked: string | undefined;
  revision: string | undefined;
  locales: string[];
}

/** What the exchanges are replayed against; `id` is a fragment. */
export interface TargetView {
  id: string;
  name: string;
  holds: string;
}

export const targetViews: TargetView[] = Object.entries(targets).map(([name, holds]) => ({
  id: name.replaceAll(" ", "-"),
  name,
  holds,
}));

/** A documented exchange: as it is printed, and as it is right. */
export interface ExchangeView extends PageView {
  id: string;
  note: string | undefined;
  operation: { title: string; file: string } | undefined;
  sources: CitedSource[];
  messages: { kind: "Request" | "Answer"; printed: string | undefined; corrected: string | undefined }[];
  errata: Erratum[];
  targets: TargetView[];
}

export interface ErratumView extends Erratum {
  sources: CitedSource[];
  shown: { id: string; path: string }[];
}

const cite = (
  { description }: LocaleView,
  { document, revision, locales = [] }: Source & { locales?: string[] },
): CitedSource => {
  const { title = document, addresses: [address] = [], checked } = description["x-documents"][document] ?? {};
  return { title, address, checked, revision, locales };
};

const pathOf = (locale: LocaleView, id: string): string => `${locale.code}/exchanges/${id}.html`;

const viewOf = (locale: LocaleView, exchange: Exchange): ExchangeView => {
  const { id, note, request, response, source } = exchange;
  const corrected = correct(exchange, errata);
  const operation = listOperations(locale.description).find((one) => one.id === exchange.operation);
  return {
    path: pathOf(locale, id),
    locale,
    title: id,
    summary: `A documented exchange${operation ? ` of ${operation.method} ${operation.path}` : ""}, as printed and corrected.`,
    id,
    note,
    operation: operation && { title: operation.summary, file: files.operation(operation.id) },
    sources: source.map((one) => cite(locale, one)),
    messages: [
      { kind: "Request" as const, printed: request, corrected: corrected.request },
      { kind: "Answer" as const, printed: response, corrected: corrected.response },
    ].filter(({ printed, corrected: right }) => printed !== undefined || right !== undefined),
    errata: errata.filter((erratum) => erratum.exchanges?.includes(id)),
    targets: targetViews,
  };
};

/** The page of each documented exchange, in English. */
export const exchangeViews = (english: LocaleView): ExchangeView[] => exchanges.map((one) => viewOf(english, one));

/** The errata, in English. */
export const erratumViews = (english: LocaleView): ErratumView[] =>
  errata.map((erratum) => {
    const shown = exchanges.filter(({ id }) => erratum.exchanges?.includes(id));
    const sources = [...(erratum.source ?? []), ...shown.flatMap(({ source }) => source)];
    const distinct = new Map(sources.map((source) => [`${source.document} ${source.revision}`, cite(english, source)]));
    return {
      ...erratum,
      sources: [...distinct.values()],
      shown: shown.map(({ id }) => ({ id, path: pathOf(english, id) })),
    };
  });
