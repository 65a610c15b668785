import { correct } from "./correct.ts";
import { errata, exchanges } from "./generated/data.ts";

/**
 * Returns the query of the documented request that shows an example: an OpenAPI example holds the body alone.
 *
 * @param operation the operationId.
 * @param example the name of the request example in the spec.
 * @returns empty where no document shows such a request, or it has no query.
 */
export const documentedQuery = (operation: string, example: string): URLSearchParams => {
  const exchange = exchanges.find((one) => one.operation === operation && one.example === example);
  const [, url = ""] = (exchange && correct(exchange, errata).request?.split(" ")) ?? [];
  return URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
};
