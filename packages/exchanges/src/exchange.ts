/** Where an exchange is documented: a document of the spec's `x-documents`, one of its revisions, its languages. */
export interface ExchangeSource {
  document: string;
  /** Absent for a document without a date. */
  revision?: string;
  locales: string[];
}

/** One documented exchange, verbatim: a file of `specs/documented/`. */
export interface Exchange {
  /** The file's name. */
  id: string;
  /** An operationId of the spec; `any` where the document does not name an operation. */
  operation: string;
  /** The name of the example in the spec that shows the same. */
  example: string;
  source: ExchangeSource[];
  /** What the document prints where a value belongs. */
  placeholders: string[];
  note?: string;
  /** The request as printed; absent where none is documented. */
  request?: string;
  /** The response as printed; absent where none is documented. */
  response?: string;
}

/** Changes one place of the printed text; a pattern that matches nothing is an error. */
export interface Edit {
  part: "request" | "response" | "both";
  /** Only in this exchange. */
  exchange?: string;
  /** A regular expression; `^` and `$` match at lines. */
  find: string;
  /** What to put there; `$1` is the first group. */
  replace: string;
  /** Every match rather than the first. */
  all?: boolean;
}

export interface Correction {
  edits?: Edit[];
  /** The value of each placeholder. */
  fill?: Record<string, string>;
  /** Sets Content-Length to the length of the body, in bytes. */
  "content-length"?: ("request" | "response")[];
}

/** A place of the spec that holds the corrected reading. */
export interface Statement {
  /** A JSON pointer into the bundled spec. */
  pointer: string;
  /** The value in the spec. */
  corrected: unknown;
  /** The value that the document states; null if it states none. */
  original: unknown;
}

/** One defect of the documents: a file of `specs/errata/`. */
export interface Erratum {
  /** The file's name. */
  id: string;
  title: string;
  /** What the documents say. */
  original: string;
  /** The corrected reading. */
  corrected: string;
  /** How the corrected reading is known. */
  evidence: string;
  /** The exchanges that cannot be replayed without the correction. */
  exchanges?: string[];
  correction?: Correction;
  /** How a replay without the correction fails: at which target, and a regular expression for its message. */
  proof?: { target: string; fails: string };
  /** The documents that make the statement; an exchange names its own. */
  source?: { document: string; revision?: string }[];
  statements?: Statement[];
}
