import type { Source } from "@partner-qualification/openapi";
import { description } from "@partner-qualification/openapi";
import type { CaseFacts, Citation } from "./verdict.ts";

/** Where a document stands, by its id and revision. */
const cite = ({ document, revision }: Source): Citation => {
  const { title = document, addresses: [url] = [] } = description["x-documents"][document] ?? {};
  return { title, ...(revision !== undefined && { revision }), ...(url !== undefined && { url }) };
};

/** How sure a fact is: what is inferred in part is inferred. */
export const certaintyOf = (
  sources: readonly Source[] = [],
  inferred?: string,
): Pick<CaseFacts, "certainty" | "sources" | "inferred"> => ({
  certainty: inferred === undefined ? "documented" : "inferred",
  sources: sources.map(cite),
  ...(inferred !== undefined && { inferred }),
});
