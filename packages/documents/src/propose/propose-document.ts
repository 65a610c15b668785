import type { ExchangeSource } from "@partner-qualification/exchanges";
import { documentOf, localeOf } from "../page/identify-page.ts";
import { type Page, PageError } from "../page/page.ts";
import { compareFacts, type FactDifferences } from "../register/compare-facts.ts";
import type { Register } from "../register/register.ts";
import { type ProposedExchange, proposeExchanges, unknownPlaceholders } from "./propose-exchanges.ts";

/** What to add for a page. */
export interface DocumentProposal {
  source: ExchangeSource;
  /** Whether the revision is not yet in the register of documents. */
  newRevision: boolean;
  exchanges: ProposedExchange[];
  placeholders: string[];
  differences: FactDifferences;
}

/** What the page does not tell, or tells wrongly. */
export interface PageOverrides {
  /** The id of the document in `specs/documents.yaml`. */
  document?: string;
  /** `YYYY-MM-DD`. */
  revision?: string;
  /** Such as `pl-PL`. */
  locale?: string;
}

/**
 * Proposes what to add to `specs/` for a page.
 *
 * @throws PageError when the page shows nothing of the operations, or it is not known which document it is.
 */
export const proposeDocument = (page: Page, register: Register, overrides: PageOverrides = {}): DocumentProposal => {
  const documents = register.description["x-documents"];
  const document = overrides.document ?? documentOf(page);
  if (document === undefined || documents[document] === undefined) {
    const wrong =
      document === undefined ? `${page.name} is not in the register of documents` : `'${document}' is unknown`;
    throw new PageError(
      `${wrong}. Add its id and address to specs/documents.yaml, or name one of its documents with --document.`,
    );
  }
  const revision = overrides.revision ?? page.revision;
  const source: ExchangeSource = {
    document,
    ...(revision && { revision }),
    locales: [overrides.locale ?? localeOf(page)],
  };
  const { revisions } = documents[document];
  if (!revision && revisions.length > 0) {
    throw new PageError(
      `${page.name} has no date, and the revisions of ${document} have. Give it with --revision, or add a document for copies without a date.`,
    );
  }
  const differences = compareFacts(page, register, document);
  const exchanges = proposeExchanges(page, register, source);
  if (exchanges.length === 0 && differences.added.length === 0) {
    throw new PageError(
      `${page.name} shows no request, response or fact that could be added. Check that the file has the whole page.`,
    );
  }
  return {
    source,
    newRevision: revision !== undefined && !revisions.includes(revision),
    exchanges,
    placeholders: unknownPlaceholders(page, register),
    differences,
  };
};
