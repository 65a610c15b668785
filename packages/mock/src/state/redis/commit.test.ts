import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useRedis } from "../../../test/redis/use-redis.ts";
import { createKeys, fields } from "./keys.ts";
import { runScript } from "./run-script.ts";
import { commit } from "./scripts.ts";

const { client } = useRedis();

describe("the script that commits", () => {
  const limits = { maxRecords: 3, maxCustomers: 4, maxBytes: 10_000, ttl: 60_000 };
  const createHash = () => {
    const { hash, records, customers } = createKeys(`${randomUUID()}:`).partner("p1", "1");
    const run = (change: object) =>
      runScript(client, commit, [hash, records, customers], [JSON.stringify({ expect: [], ...limits, ...change })]);
    const read = () => client.hGetAll(hash);
    const names = async (prefix: string) =>
      Object.keys(await read())
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .sort();
    const write = (id: string, value = "[]") => run({ customer: id, set: { [fields.customer(id)]: value } });
    const record = (id: string) => run({ record: id, set: { [fields.record(id)]: "{}" } });
    const sizeOf = async () =>
      Object.entries(await read())
        .filter(([name]) => name !== fields.bytes && name !== fields.count)
        .reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    return { run, read, names, write, record, sizeOf };
  };

  test("writes all of a change when every field holds what was read, and nothing else", async () => {
    const { run, read } = createHash();
    expect(await run({ expect: [["codes", false]], set: { codes: "1" } })).toBe(6);
    expect(
      await run({
        expect: [
          ["codes", "1"],
          ["count", "9"],
        ],
        set: { codes: "2" },
      }),
    ).toBe(-1);
    expect(await run({ expect: [["codes", false]], set: { codes: "2" }, customer: "c" })).toBe(-1);
    expect(await read()).toEqual({ codes: "1", bytes: "6", count: "0" });
  });

  test("evicts the customers that were changed longest ago, and the oldest records", async () => {
    const { write, record, names, read } = createHash();
    for (const id of ["a", "b", "c", "d", "a", "e", "f"]) await write(id);
    expect(await names("customer:")).toEqual(["a", "d", "e", "f"]);
    for (const id of ["1", "2", "3", "4"]) await record(id);
    expect(await names("record:")).toEqual(["2", "3", "4"]);
    expect((await read()).count).toBe("4");
  });

  test("counts the bytes that it keeps, and evicts when there are too many", async () => {
    const { run, write, record, names, read, sizeOf } = createHash();
    for (const [id, value] of Object.entries({ a: "1", b: "22", c: "" })) await write(id, value);
    await write("a", "333");
    await run({ set: { codes: "{}" } });
    for (const id of ["1", "2", "3", "4"]) await record(id);
    expect(Number((await read()).bytes)).toBe(await sizeOf());
    await run({ customer: "z", set: { [fields.customer("z")]: "x".repeat(120) }, maxBytes: 165 });
    expect(Number((await read()).bytes)).toBe(await sizeOf());
    expect([await names("record:"), await names("customer:")]).toEqual([["4"], ["a", "z"]]);
    await run({ customer: "y", set: { [fields.customer("y")]: "x".repeat(300) }, maxBytes: 200 });
    expect([await names("record:"), await names("customer:")]).toEqual([["4"], ["y"]]);
  });
});
