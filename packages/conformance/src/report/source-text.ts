import type { CaseFacts } from "../run/verdict.ts";

/** How sure a case is, and where it is stated, in one line. */
export const sourceText = ({
  certainty,
  sources,
  inferred,
}: Pick<CaseFacts, "certainty" | "sources" | "inferred">): string => {
  const named = sources.map(({ title, revision }) => (revision === undefined ? title : `${title} (${revision})`));
  const from = named.length > 0 ? `: ${[...new Set(named)].join("; ")}` : "";
  return `${certainty}${from}${inferred === undefined ? "" : `. ${inferred}`}`;
};
