import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { contenders } from "./contenders.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const running: RunningServer[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

describe("each server that is measured", () => {
  test.each(contenders)("$name starts, and responds to the three kinds of request", async ({ command }) => {
    const server = await startServer(command);
    running.push(server);
    expect(server.cpuMs()).toBeGreaterThan(0);
    expect(server.rssMb()).toBeGreaterThan(10);
    const customer = `http://127.0.0.1:${server.port}/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6802`;
    const ids = { "MS-RequestId": randomUUID(), "MS-CorrelationId": randomUUID() };
    const headers = { Authorization: "Bearer any", "Content-Type": "application/json", ...ids };
    const send = (path: string, init: RequestInit) => fetch(`${customer}/${path}`, { headers, ...init });
    expect((await send("qualification", {})).status).toBe(200);
    expect((await send("qualification?code=1", { method: "PUT", body: "1" })).status).toBe(200);
    const body = '{"qualification":"StateOwnedEntity"}';
    const other = customer.replace(/2$/, "3");
    const again = { ...headers, "MS-RequestId": randomUUID() };
    // Not 201 of each peer, but never an error, which would cost it less.
    expect((await fetch(`${other}/qualifications`, { method: "POST", headers: again, body })).ok).toBe(true);
  });
});
