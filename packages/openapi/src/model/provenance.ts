import type { Registers, Source, SourceDocument } from "../description.ts";

/** A document that states a fact, with the cited revision where the document has some. */
export interface CitedSource extends Readonly<Source>, Pick<SourceDocument, "title" | "kind" | "checked"> {
  /** Where the document is published, without a language; absent where it is not, or where that is not known. */
  readonly address?: string;
}

/** Where a part of the spec comes from. */
export interface Provenance {
  /** The documents that state it; empty where none does. */
  readonly sources: readonly CitedSource[];
  /** Why it is so although no document states it. */
  readonly inferred?: string;
}

/**
 * Reads `x-source` and `x-inferred` of a node.
 *
 * @throws RangeError when a source is not among the documents.
 */
export const readProvenance = (node: object, documents: Registers["x-documents"] = {}): Provenance => {
  const { "x-source": sources = [], "x-inferred": inferred } = node as { "x-source"?: Source[]; "x-inferred"?: string };
  return {
    sources: sources.map((source) => {
      const document = documents[source.document];
      if (!document) {
        throw new RangeError(`Unknown source document '${source.document}'. Add it to specs/documents.yaml.`);
      }
      const { title, kind, addresses: [address] = [], checked } = document;
      return { ...source, title, kind, ...(address && { address }), ...(checked && { checked }) };
    }),
    ...(inferred !== undefined && { inferred }),
  };
};
