import type { Registers, Source } from "../description.ts";

/** What is wrong with a source, or nothing. */
export const explainSource = (
  { document: id, revision }: Source,
  documents: Registers["x-documents"],
): string | undefined => {
  const document = documents[id];
  if (!document) return `Document '${id}' is not in documents.yaml. Correct the id, or add the document there.`;
  const known = document.revisions;
  if (revision !== undefined && known.length === 0)
    return `Document '${id}' has no revisions in documents.yaml. Remove \`revision\`, or add it there.`;
  if (revision === undefined && known.length > 0)
    return `Document '${id}' needs a revision. Add \`revision\`, one of ${known.join(", ")}.`;
  if (revision !== undefined && !known.includes(revision))
    return `Revision '${revision}' of '${id}' is not in documents.yaml. Use one of ${known.join(", ")}, or add it there.`;
  return undefined;
};
