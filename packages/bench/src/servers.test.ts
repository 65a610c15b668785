import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { type Running, start } from "./running.ts";
import { contenders } from "./servers.ts";

const running: Running[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

describe("each server that is measured", () => {
  test.each(contenders)("$name starts, and answers the three kinds of request", async ({ command }) => {
    const server = await start(command);
    running.push(server);
    expect(server.cpuMs()).toBeGreaterThan(0);
    expect(server.rssMb()).toBeGreaterThan(10);
    const customer = `http://127.0.0.1:${server.port}/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6802`;
    const ids = { "MS-RequestId": randomUUID(), "MS-CorrelationId": randomUUID() };
    const headers = { Authorization: "Bearer any", "Content-Type": "application/json", ...ids };
    const ask = (path: string, init: RequestInit) => fetch(`${customer}/${path}`, { headers, ...init });
    expect((await ask("qualification", {})).status).toBe(200);
    expect((await ask("qualification?code=1", { method: "PUT", body: "1" })).status).toBe(200);
    const body = '{"qualification":"StateOwnedEntity"}';
    const other = customer.replace(/2$/, "3");
    // One of the peers answers a random status of those described.
    const again = { ...headers, "MS-RequestId": randomUUID() };
    expect((await fetch(`${other}/qualifications`, { method: "POST", headers: again, body })).status).toBeGreaterThan(
      200,
    );
  });
});
