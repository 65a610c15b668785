import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { errata, exchanges } from "@partner-qualification/exchanges";
import { description } from "@partner-qualification/openapi";
import { afterEach, expect, it } from "vitest";
import { Contract } from "../contract.ts";
import { prepareReplays } from "../replay/prepare-replays.ts";
import { replayOverHttp } from "./replay-over-http.ts";

const contract = new Contract(description);
let server: ReturnType<typeof createServer> | undefined;
afterEach(() => void server?.close());

/** Replays an exchange against a server that rejects everything with a body. */
const replayRejected = async (id: string, type: string, body: string) => {
  server = createServer((_request, response) =>
    response.writeHead(400, { "Content-Type": type, Connection: "close" }).end(body),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const exchange = exchanges.find((one) => one.id === id);
  const [replay] = exchange ? prepareReplays(exchange, errata, contract) : [];
  if (!replay) throw new Error(`There is no exchange '${id}'.`);
  return (await replayOverHttp(contract, { host: "127.0.0.1", port }, replay)).differences;
};

const error = JSON.stringify({ code: "3000", description: "Invalid property: 'website' is not a host name." });

it.each([
  ["a documented response", "get-validation-codes", "application/json", error],
  ["none", "request-syntax-nl-nl", "application/json", error],
])("shows what the server says to a request that it rejects, with %s", async (_, id, type, body) => {
  const differences = await replayRejected(id, type, body);
  expect(differences[0]).toEqual({ what: "status", documented: 200, found: 400 });
  expect(differences.at(-1)).toEqual({
    what: "what the server says",
    violation: "Invalid property: 'website' is not a host name.",
  });
});

it("shows the text of a body that is not JSON", async () => {
  const differences = await replayRejected("request-syntax-nl-nl", "text/html", "<p>Bad request</p>");
  expect(differences.at(-1)).toEqual({ what: "what the server says", violation: "<p>Bad request</p>" });
});
