import { createMock, listen, type Mock } from "@partner-qualification/mock";
import type { Contract } from "../contract.ts";
import { jsonBody } from "../http/message.ts";
import type { Replay } from "../replay/prepare-replays.ts";
import { replayOverHttp } from "./replay-over-http.ts";
import type { Target } from "./target.ts";

/** The time of the documented Education request; other responses to a write carry no time. */
const documentedTime = "2020-12-04T20:54:24Z";

/**
 * Creates a mock in the state that the documents assume. They use the same customer and `MS-RequestId` throughout, so
 * each exchange needs a new mock, at the time of its response.
 */
export const createDocumentedMock = (time = documentedTime): Mock => createMock({ clock: () => Date.parse(time) });

const timeOf = ({ response }: Replay): string | undefined => {
  const body: unknown = response && jsonBody(response);
  if (typeof body !== "object" || body === null || !("vettingCreateDate" in body)) return undefined;
  return String(body.vettingCreateDate);
};

/** The mock server, or another handler in its place: receives the exact bytes over TCP, returns the documented response. */
export const mockTarget = async (
  contract: Contract,
  handler?: { fetch: (request: Request) => Promise<Response> },
): Promise<Target> => {
  const host = "127.0.0.1";
  let current = handler ?? createDocumentedMock();
  const { port, close } = await listen({ fetch: (request) => current.fetch(request) }, { host, port: 0 });
  return {
    name: "mock",
    replay: async (replay) => {
      if (!handler) current = createDocumentedMock(timeOf(replay));
      return replayOverHttp(contract, { host, port }, replay);
    },
    close,
  };
};
