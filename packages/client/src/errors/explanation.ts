/** What an error of the service means, why it may have happened and how to fix it, in the words of the spec. */
export interface ErrorExplanation {
  meaning: string;
  cause: string;
  fix: string;
  /** The page of the error in the docs: an address if `docsUrl` is set, else the path below the root of the docs. */
  link: string;
}

/** An error of the spec. */
export interface ExplainedError extends ErrorExplanation {
  status: number;
  /** Empty for an error that is a text alone. */
  code: string;
  /** The documented text. */
  text: string;
}
