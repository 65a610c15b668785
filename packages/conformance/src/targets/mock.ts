import { createMock, listen, type Mock } from "@partner-qualification/mock";
import type { Contract } from "../contract.ts";
import { jsonBody } from "../http-message.ts";
import type { Replay } from "../replay.ts";
import type { Target } from "../target.ts";
import { replayOverHttp } from "./http.ts";

/** When the documents say that Education was asked for; other answers of a write carry no time. */
const documentedTime = "2020-12-04T20:54:24Z";

/**
 * A mock as the documents find it: they share one customer and one `MS-RequestId`, so that each exchange needs a new
 * one, at the time of its answer, with the code that they use.
 */
export const documentedMock = (time = documentedTime): Mock =>
  createMock({ clock: () => Date.parse(time), seed: { codes: [{ validationId: "123456", maxCreates: 5 }] } });

const timeOf = ({ response }: Replay): string | undefined => {
  const body: unknown = response && jsonBody(response);
  if (typeof body !== "object" || body === null || !("vettingCreateDate" in body)) return undefined;
  return String(body.vettingCreateDate);
};

/** The mock server, or another handler in its place: the very bytes over TCP, and the documented answer. */
export const mockTarget = async (
  contract: Contract,
  handler?: { fetch: (request: Request) => Promise<Response> },
): Promise<Target> => {
  const host = "127.0.0.1";
  let current = handler ?? documentedMock();
  const { port, close } = await listen({ fetch: (request) => current.fetch(request) }, { host, port: 0 });
  return {
    name: "mock",
    replay: async (replay) => {
      if (!handler) current = documentedMock(timeOf(replay));
      return replayOverHttp(contract, { host, port }, replay);
    },
    close,
  };
};
