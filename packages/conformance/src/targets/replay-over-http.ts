import type { Contract } from "../contract.ts";
import { compareResponses } from "../http/compare-responses.ts";
import { type HttpRequest, type HttpResponse, headerValue, jsonBody } from "../http/message.ts";
import { type Address, sendRequest } from "../http/send-request.ts";
import type { Replay } from "../replay/prepare-replays.ts";
import { type Difference, violation } from "./target.ts";

/**
 * Adds a `Prefer` header where the request alone cannot tell which documented response is meant: several belong to the
 * same GET, and an error to any request.
 */
const withPreference = ({ request, response, exchange }: Replay): HttpRequest => {
  if (!response) return request;
  const preference = response.status >= 400 ? `code=${response.status}` : `example=${exchange.example}`;
  if (response.status < 400 && request.method !== "GET") return request;
  return { ...request, headers: [...request.headers, ["Prefer", preference]] };
};

/** Where no response is documented, it must be successful and valid under the spec. */
const checkResponse = (contract: Contract, { operation }: Replay, found: HttpResponse): Difference[] => {
  const success = operation.statuses[0];
  if (found.status !== success)
    return [{ what: "status", documented: success, found: found.status }, ...sentenceOf(found)];
  const schema = operation.responses[success]?.body?.schema;
  const problem = schema && contract.violation(schema, jsonBody(found));
  return problem ? [violation("body", problem)] : [];
};

/** What a server says to a request that it rejects: the text of its error, or all of a body that is not JSON. */
const sentenceOf = ({ body }: HttpResponse): Difference[] => {
  let said: unknown = body;
  try {
    const parsed: unknown = JSON.parse(body);
    said = typeof parsed === "object" && parsed !== null && "description" in parsed ? parsed.description : parsed;
  } catch {
    // It is text.
  }
  return body === "" ? [] : [violation("what the server says", String(said))];
};

const spacingNote =
  "The JSON of the response has other white space than the documented one; each Content-Length is that of its own body.";

/** Sends the exact bytes of a replay to a server, and compares the response with the documented one. */
export const replayOverHttp = async (
  contract: Contract,
  address: Address,
  replay: Replay,
): Promise<{ differences: Difference[]; notes: string[]; found: HttpResponse }> => {
  const found = await sendRequest(address, withPreference(replay));
  const { response } = replay;
  if (!response) return { differences: checkResponse(contract, replay, found), notes: [], found };
  const sameLength = headerValue(response, "Content-Length") === headerValue(found, "Content-Length");
  const differences = compareResponses(response, found);
  const isRejected = found.status >= 400 && found.status !== response.status;
  return {
    differences: [...differences, ...(isRejected ? sentenceOf(found) : [])],
    notes: sameLength ? [] : [spacingNote],
    found,
  };
};
