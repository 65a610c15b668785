import type { Rejection } from "../request/rejection.ts";

/** One authenticated request with a valid body, as the rules of the state see it: parsed values, no HTTP message. */
export interface StateCall {
  operation: string;
  /** The id of the partner, in lower case. */
  partner: string;
  /** The id of the customer, in lower case; absent where the operation has none. */
  customer?: string;
  /** Whether the token is App-only, without a user. */
  appOnly: boolean;
  /** Whether the user has a role that may request Government Community Cloud. */
  hasRole: boolean;
  /** The parsed body. */
  body: unknown;
  /** The validation code of the query. */
  code?: string;
  requestId?: string;
  /** The header `If-Match`: entity tags, or `*`; absent where any qualification may be replaced. */
  match?: string;
}

/** The response of the state: a status with a body, or with the name of an error. Its headers are added later. */
export type StateResponse = ({ status: number; body: unknown } | Rejection) & {
  /** What changed, for the journal. */
  effect?: string;
  /** The ids that the text of an error names, in its order. */
  ids?: string[];
};
