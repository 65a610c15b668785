// The primary of Redis is killed, and its replica is promoted, which lacks the last changes: Redis replicates them after it
// has confirmed them. What was confirmed last may be lost, but nothing else goes wrong.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RedisServer, startServer } from "../redis/start-server.ts";
import { startForwarder } from "./forwarder.ts";
import { durable, expectUnavailable, type HostedMock, some, startHostedMock, untilServed } from "./hosted-mock.ts";

let hosted: HostedMock;
beforeAll(async () => {
  hosted = await startHostedMock("--vetting", "hold");
});
afterAll(() => hosted?.stop());

test("an unplanned failover loses at most what was confirmed after the replica's last change, and all of a change", async () => {
  const primary = hosted.redis;
  const replication = await startForwarder(primary.port);
  const second = await startServer(...durable, "--replicaof", "127.0.0.1", String(replication.port));
  try {
    const offsetOf = async (server: RedisServer, name: string) =>
      Number(new RegExp(`^${name}:(\\d+)`, "m").exec(String(await server.command("INFO", "replication")))?.[1]);
    const load = hosted.createLoad("killed primary", 6);
    load.start();
    await load.acknowledge(some);
    const syncedAt = performance.now();
    const offset = await offsetOf(primary, "master_repl_offset");
    const received = () => offsetOf(second, "slave_repl_offset");
    await expect.poll(received, { timeout: 60_000 }).toBeGreaterThanOrEqual(offset);
    replication.close();
    await load.acknowledge(some);
    const killedFrom = performance.now();
    await primary.kill();
    const killedUntil = performance.now();
    await second.command("REPLICAOF", "NO", "ONE");
    hosted.forwarder.leadTo(second.port);
    await untilServed(hosted.sends(), "probe of a failover");
    const promotedAt = performance.now();
    await load.acknowledge(some);
    // As the README advises to limit what can be lost.
    await second.command("CONFIG", "SET", "min-replicas-to-write", "1");
    await expectUnavailable(hosted.sends(), "probe of a primary without a replica");
    await second.command("CONFIG", "SET", "min-replicas-to-write", "0");
    await load.acknowledge(some);
    await load.stop();
    expect(load.check({ syncedAt, killedFrom, killedUntil, promotedAt })).toEqual([]);
    // Something was lost: without the failover nothing explains what was seen.
    expect(load.check()).toContainEqual(expect.stringContaining("no order of its"));
  } finally {
    replication.close();
    await second.stop();
  }
});
