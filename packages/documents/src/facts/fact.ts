/** What kinds of facts are compared. Each is language-neutral, or is read from English pages only. */
export type FactKind =
  | "operation"
  | "query parameter"
  | "header"
  | "header value"
  | "status"
  | "body"
  | "property"
  | "value"
  | "example"
  | "error code"
  | "media type"
  | "limit"
  | "credentials"
  | "role"
  | "cloud";

/** One fact of a page, such as the error code `900420`. */
export interface Fact {
  kind: FactKind;
  /** The operationId that it belongs to; absent where it belongs to none, or the page does not tell. */
  operation?: string;
  value: string;
}

/** The facts by their name, each once. */
export type Facts = Map<string, Fact>;

/** A name that two equal facts share. */
export const nameOf = ({ kind, operation, value }: Fact): string =>
  [operation && `${operation}:`, kind, value].filter(Boolean).join(" ");

export const toFacts = (facts: Iterable<Fact>): Facts => new Map([...facts].map((fact) => [nameOf(fact), fact]));
