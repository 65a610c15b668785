import { createMock, listen } from "@partner-qualification/mock";
import type { Contract } from "../contract.ts";
import type { Target } from "../target.ts";
import { replayOverHttp } from "./http.ts";

/** The mock server, or another handler in its place: the very bytes over TCP, and the documented answer. */
export const mockTarget = async (
  contract: Contract,
  handler: { fetch: (request: Request) => Promise<Response> } = createMock(),
): Promise<Target> => {
  const host = "127.0.0.1";
  const { port, close } = await listen(handler, { host, port: 0 });
  return {
    name: "mock",
    replay: async (replay) => ({ differences: await replayOverHttp(contract, { host, port }, replay) }),
    close,
  };
};
