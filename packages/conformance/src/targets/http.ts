import { compareResponses } from "../compare.ts";
import type { Contract } from "../contract.ts";
import { type HttpRequest, type HttpResponse, headerOf, jsonBody } from "../http-message.ts";
import type { Replay } from "../replay.ts";
import { type Difference, violation } from "../target.ts";
import { exchangeBytes } from "../wire.ts";

export interface Address {
  host: string;
  port: number;
}

/**
 * The request, with a `Prefer` header where the request alone cannot tell which documented answer is meant:
 * several answers belong to the same GET, and an error to any request.
 */
const withPreference = ({ request, response, exchange }: Replay): HttpRequest => {
  if (!response) return request;
  const wanted = response.status >= 400 ? `code=${response.status}` : `example=${exchange.example}`;
  if (response.status < 400 && request.method !== "GET") return request;
  return { ...request, headers: [...request.headers, ["Prefer", wanted]] };
};

/** Where no answer is documented: the request is taken, and the answer is one that the description allows. */
const checkAnswer = (contract: Contract, { operation }: Replay, found: HttpResponse): Difference[] => {
  const success = operation.statuses[0];
  if (found.status !== success) return [{ what: "status", documented: success, found: found.status }];
  const broken = contract.violation(operation.responseSchema(found.status), jsonBody(found));
  return broken ? [violation("body", broken)] : [];
};

const spacing =
  "The answer's JSON has other white space than the documented; each Content-Length is that of its own body.";

/** Sends the bytes of a replay to a server and compares what it answers. */
export const replayOverHttp = async (
  contract: Contract,
  address: Address,
  replay: Replay,
): Promise<{ differences: Difference[]; notes: string[] }> => {
  const found = await exchangeBytes(address, withPreference(replay));
  const { response } = replay;
  if (!response) return { differences: checkAnswer(contract, replay, found), notes: [] };
  const notes = headerOf(response, "Content-Length") === headerOf(found, "Content-Length") ? [] : [spacing];
  return { differences: compareResponses(response, found), notes };
};
