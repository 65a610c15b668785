import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import {
  createTestClient,
  customer,
  errorOf,
  guid,
  type Reply,
  reply,
  settle,
  silence,
} from "../../test/create-test-client.ts";

const state = { qualification: "StateOwnedEntity" };
const inReview = { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: "2026-11-20T12:00:00Z" };
const approved = { ...inReview, vettingStatus: "Approved" };
const denied = { ...inReview, vettingStatus: "Denied", vettingReason: "Not an Academic Domain" };

const lists = (...all: object[][]): Reply[] => all.map((list) => reply(200, list));

/** Lets a watch run to its end, and tells the pauses between its reads. */
const pauses = async ({ clock }: ReturnType<typeof createTestClient>, watch: PromiseLike<unknown>) => {
  const seen: number[] = [];
  let over = false;
  const end = watch.then(
    () => {
      over = true;
    },
    () => {
      over = true;
    },
  );
  while (!over) {
    await settle();
    // The only timer of a watch without limits that waits for nothing else is that of its pause.
    const [pause] = clock.timers();
    if (pause === undefined) continue;
    seen.push(pause);
    clock.advance(pause);
  }
  await end;
  return seen;
};

describe("waitForVetting", () => {
  it("reads until the vetting is over, and returns the result", async () => {
    const testClient = createTestClient({ replies: lists([state, inReview], [inReview], [approved, state]) });
    const watch = testClient.qualification.waitForVetting();
    const outcome = Promise.resolve(watch);
    expect(await pauses(testClient, outcome)).toEqual([5_000, 7_500]);
    expect(await outcome).toEqual(approved);
    expect(testClient.sent).toHaveLength(3);
  });

  it("reads at growing intervals, up to sixty times the first", async () => {
    const testClient = createTestClient({ replies: lists(...Array(14).fill([inReview]), [approved]) });
    const seen = await pauses(
      testClient,
      Promise.resolve(testClient.qualification.waitForVetting({ interval: 1_000 })),
    );
    const grown = Array.from({ length: 14 }, (_, read) => Math.min(1_000 * 1.5 ** read, 60_000));
    expect(seen).toEqual(grown);
    expect(seen.at(-1)).toBe(60_000);
  });

  it("yields what each read found, the last one included", async () => {
    const testClient = createTestClient({
      replies: lists([inReview], [{ ...inReview, vettingReason: "more" }], [denied]),
    });
    const seen: object[] = [];
    const loop = (async () => {
      for await (const each of testClient.qualification.waitForVetting()) seen.push(each);
    })();
    await pauses(testClient, loop);
    expect(seen).toEqual([inReview, { ...inReview, vettingReason: "more" }, denied]);
  });

  it("returns a denial with its reason, at once if it is known already", async () => {
    const { qualification, sent } = createTestClient({ replies: lists([denied]) });
    expect(await qualification.waitForVetting()).toMatchObject({ vettingReason: "Not an Academic Domain" });
    expect(sent).toHaveLength(1);
  });

  it.each<[what: string, list: object[]]>([
    ["no list entry", []],
    ["another qualification alone", [state]],
    ["a status that the spec does not know", [{ ...inReview, vettingStatus: "Escalated" }]],
    ["no status", [{ qualification: "Education" }]],
    ["null for a status", [{ ...inReview, vettingStatus: null }]],
  ])("goes on after %s, and says at its timeout what it saw", async (_, list) => {
    const replies = lists([inReview], list, list, [approved]);
    const testClient = createTestClient({ replies });
    const outcome = Promise.resolve(testClient.qualification.waitForVetting());
    await pauses(testClient, outcome);
    expect(await outcome).toEqual(approved);
    expect(testClient.sent).toHaveLength(4);
    const { qualification, clock } = createTestClient({ replies });
    const error = errorOf(qualification.waitForVetting({ timeout: 10_000 }));
    for (const ms of [5_000, 5_000]) {
      await settle();
      clock.advance(ms);
    }
    expect((await error).message).toMatch(
      /within the timeout of 10000 ms; last seen: (no Education|Education with the status (Escalated|undefined|null)) \(/,
    );
  });

  it("begins with a status that the spec does not know", async () => {
    const testClient = createTestClient({ replies: lists([{ ...inReview, vettingStatus: "Queued" }], [approved]) });
    const outcome = Promise.resolve(testClient.qualification.waitForVetting());
    await pauses(testClient, outcome);
    expect(await outcome).toEqual(approved);
  });

  it.each([
    ["the last request", [{ ...denied, vettingCreateDate: "2025-01-01T00:00:00Z" }, inReview]],
    ["the last request, listed first", [inReview, { ...denied, vettingCreateDate: "2025-01-01T00:00:00.1234567Z" }]],
    ["the one in review, of the same time", [denied, inReview]],
    ["the one in review, without a date", [denied, { qualification: "Education", vettingStatus: "InReview" }]],
    [
      "the one in review, beside one without a date",
      [{ qualification: "Education", vettingStatus: "Denied" }, inReview],
    ],
  ])("waits for %s of two for Education", async (_, both) => {
    for (const list of [both, both.toReversed()]) {
      const testClient = createTestClient({ replies: lists(list, [approved]) });
      const seen: object[] = [];
      const loop = (async () => {
        for await (const each of testClient.qualification.waitForVetting()) seen.push(each);
      })();
      await pauses(testClient, loop);
      expect(seen[0]).toMatchObject({ vettingStatus: "InReview" });
    }
  });

  it("ends with the last request, although an earlier one is still in review", async () => {
    const last = { ...approved, vettingCreateDate: "2026-11-20T13:00:00.1234567+01:00" };
    const earlier = { ...inReview, vettingCreateDate: "2026-11-20T11:59:59Z" };
    for (const list of [
      [last, earlier],
      [earlier, last],
    ]) {
      const { qualification } = createTestClient({ replies: lists(list) });
      expect(await qualification.waitForVetting({ timeout: 1 })).toEqual(last);
    }
  });

  it("fails when there is nothing to wait for", async () => {
    const { qualification } = createTestClient({ replies: lists([state]) });
    const error = await errorOf(qualification.waitForVetting());
    expect(error).toMatchObject({ kind: "not-found", operation: "getQualifications", attempts: 1 });
    expect(error.path).toBe("/v1/customers/{customer-tenant-id}/qualifications");
    expect(error.url).toContain(`/v1/customers/${customer}/qualifications`);
    expect(error.message).toContain("no Education to wait for; request it with createQualifications");
  });

  it("reads nothing before it is awaited or iterated, and then each time again", async () => {
    const { qualification, sent } = createTestClient({ replies: lists([approved]) });
    const watch = qualification.waitForVetting();
    await settle();
    expect(sent).toEqual([]);
    await watch;
    expect(await watch).toEqual(approved);
    for await (const each of watch) expect(each).toEqual(approved);
    expect(sent).toHaveLength(3);
  });

  it("stops reading when the loop is left", async () => {
    const { qualification, sent, clock } = createTestClient({ replies: lists([inReview]) });
    for await (const _ of qualification.waitForVetting()) break;
    await settle();
    expect(sent).toHaveLength(1);
    expect(clock.timers()).toEqual([]);
  });

  it("has one MS-CorrelationId for all its reads, and an MS-RequestId for each", async () => {
    const testClient = createTestClient({ replies: lists([inReview], [inReview], [approved]) });
    await pauses(testClient, Promise.resolve(testClient.qualification.waitForVetting()));
    const ids = (name: string) => new Set(testClient.sent.map(({ headers }) => headers.get(name)));
    expect([...ids("MS-CorrelationId")]).toEqual([expect.stringMatching(guid)]);
    expect(ids("MS-RequestId").size).toBe(3);
  });

  it("has the MS-CorrelationId of its scope, or its own", async () => {
    const { partner, sent } = createTestClient({ replies: lists([approved]) });
    const { qualification } = partner.with({ correlationId: customer }).customers.byId(customer);
    const own = "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745";
    await qualification.waitForVetting();
    await qualification.waitForVetting({ correlationId: own });
    expect(sent.map(({ headers }) => headers.get("MS-CorrelationId"))).toEqual([customer, own]);
  });
});

describe("the end of a watch", () => {
  it("comes with its timeout, between two reads", async () => {
    const { qualification, clock } = createTestClient({ replies: lists([inReview]) });
    const outcome = errorOf(qualification.waitForVetting({ timeout: 12_000 }));
    for (const ms of [5_000, 6_999, 1]) {
      await settle();
      clock.advance(ms);
    }
    const error = await outcome;
    expect(error).toMatchObject({ kind: "timeout", attempts: 2 });
    expect(error.message).toContain("within the timeout of 12000 ms; last seen: Education with the status InReview");
    expect(clock.timers()).toEqual([]);
  });

  it("comes with its timeout, during a read", async () => {
    const { qualification, clock, sent } = createTestClient({ replies: [silence] });
    const outcome = errorOf(qualification.waitForVetting({ timeout: 100 }));
    await settle();
    clock.advance(100);
    expect((await outcome).message).toContain("the vetting was not over within the timeout of 100 ms");
    expect(sent[0]?.signal.aborted).toBe(true);
    expect(clock.timers()).toEqual([]);
  });

  it("does not come with the limits of its scope, which are those of each read", async () => {
    const testClient = createTestClient({
      replies: [...lists([inReview], [inReview]), silence, reply(200, [approved])],
    });
    const scope = testClient.partner.with({ timeout: 50, deadline: 4_000 });
    const outcome = Promise.resolve(scope.customers.byId(customer).qualification.waitForVetting());
    expect(await pauses(testClient, outcome)).toEqual([5_000, 7_500, 50]);
    expect(await outcome).toEqual(approved);
  });

  it.each([
    ["during a read", [silence]],
    ["between two reads", lists([inReview])],
  ])("comes with the caller's signal, %s", async (_, replies) => {
    const { qualification, clock, sent } = createTestClient({ replies });
    const caller = new AbortController();
    const outcome = errorOf(qualification.waitForVetting({ signal: caller.signal }));
    await settle();
    caller.abort("closed");
    expect(await outcome).toMatchObject({ kind: "aborted", cause: "closed", attempts: 1 });
    expect(sent).toHaveLength(1);
    expect(clock.timers()).toEqual([]);
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  });

  it("comes with an error that does not pass, and not with one that does", async () => {
    const testClient = createTestClient({
      replies: [...lists([inReview]), reply(503), reply(403, { code: "2032" })],
    });
    const outcome = errorOf(testClient.qualification.waitForVetting());
    await pauses(testClient, outcome);
    expect(await outcome).toMatchObject({ kind: "forbidden", code: "2032", attempts: 2 });
  });

  it.each([0, -1, Number.NaN, "5000"])("is not reached with an invalid interval: %o", (interval) => {
    const { qualification } = createTestClient({ replies: lists([inReview]) });
    expect(() => qualification.waitForVetting({ interval: interval as number })).toThrow(
      "interval must be a number of at least 1.",
    );
  });
});
