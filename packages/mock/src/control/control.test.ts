import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createTestMock, otherPartner, partner, start, user } from "../../test/rules-testing.ts";
import { controlOperations, requested, sendControl } from "../../test/send-control.ts";
import { asynchronous, customer, mockWith, synchronous } from "../../test/testing.ts";
import type { State } from "../state/types.ts";

describe("the control API", () => {
  test("names the option that enables it when it is disabled", async () => {
    expect(await sendControl(mockWith(), "GET", "none")).toMatchObject({
      status: 404,
      body: { description: expect.stringContaining("there is no such path; start the mock with --control.") },
    });
  });

  test("returns, replaces and resets the state", async () => {
    const { mock, education, list } = createTestMock({ control: true });
    await education();
    const { body: state } = await sendControl(mock, "GET", "state");
    expect(state.partners[partner].customers[customer][0].vettingStatus).toBe("InReview");
    expect((await sendControl(mock, "POST", "reset")).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await sendControl(mock, "PUT", "state", state)).body).toEqual(state);
    expect((await list())[0].vettingStatus).toBe("InReview");
    expect((await sendControl(mock, "PUT", "state", { codes: [{ validationId: 1 }] })).body).toEqual({
      message: "/codes/0/validationId must be a string that is not empty.",
    });
  });

  test.each([
    [{ codes: [1] }, "/codes/0 must be an object."],
    [{ "a\u202e": 1 }, "/a\\u{202e} is not known; known are codes, customers, partners."],
    [{ customers: { a: [] } }, `/customers/a has a name that must be a GUID, such as ${customer}.`],
    [{ customers: { [`urn:uuid:${customer}`]: [] } }, /^\/customers\/.* has a name that must be a GUID, such as /],
    [{ codes: [{ validationId: "1", partnerId: "1" }] }, `/codes/0/partnerId must be a GUID, such as ${customer}.`],
    [
      { customers: { [customer]: [{}] } },
      `/customers/${customer}/0 lacks property 'qualification', which must be one of Education, GovernmentCommunityCloud, StateOwnedEntity.`,
    ],
    [
      { customers: { [customer]: [{ qualification: "None", vettingStatus: "Approved" }] } },
      `/customers/${customer}/0/qualification must be one of Education, GovernmentCommunityCloud, StateOwnedEntity.`,
    ],
    [
      { customers: { [customer]: [], [customer.toUpperCase()]: [] } },
      /^\/customers\/65543400-F8B0-.* is the same customer as another one in other case; keep one\.$/,
    ],
    [
      { partners: { [partner]: { codes: [{ validationId: "1" }, { validationId: "1" }] } } },
      `/partners/${partner}/codes/1/validationId is the same as in the code at index 0; remove one of the two codes.`,
    ],
    [[], "the state must be an object."],
  ])("names the first problem of a state: %j", async (state, message) => {
    const { mock } = createTestMock({ control: true });
    const { status, body } = await sendControl(mock, "PUT", "state", state);
    expect(status).toBe(400);
    if (typeof message === "string") expect(body).toEqual({ message });
    else expect(body.message).toMatch(message);
  });

  test.each([
    ["{", "The body is not JSON. Fix the mistake in line 1, column 2."],
    [
      `{"codes":[${"1,".repeat(2_000)}1]}`,
      "The body has too many values: at most 2,000. Start the mock with a larger state in a file (--seed), or send less.",
    ],
    ["[".repeat(70), "The body is nested deeper than 64 levels from line 1, column 65 on. Send less."],
    [" ".repeat(300_000), "the body is larger than 262144 bytes; send a smaller one."],
  ])("rejects a body that cannot be read: %#", async (body, message) => {
    const { mock } = createTestMock({ control: true });
    expect(await sendControl(mock, "PUT", "state", body)).toEqual({ status: 400, body: { message } });
  });

  test.each([
    [
      "vetting",
      { customer },
      "the vetting decision lacks property 'vettingStatus', which must be one of Approved, Denied.",
    ],
    ["clock", {}, "the body lacks property 'advance', which must be a string."],
    ["faults", [], "the fault must be an object."],
    ["called-with", [], "the matcher must be an object."],
    ["codes", { partner }, "the new code lacks property 'code', which must be an object."],
  ])("says what a body of %s is, and not only a place in it", async (route, sent, message) => {
    const { mock } = createTestMock({ control: true });
    expect(await sendControl(mock, "POST", route, sent)).toEqual({ status: 400, body: { message } });
  });

  test("takes a state that is as large as allowed", async () => {
    const { mock } = createTestMock({ control: true });
    const codes = Array.from({ length: 990 }, (_, index) => ({ validationId: String(index) }));
    expect(await sendControl(mock, "PUT", "state", { codes })).toEqual({ status: 200, body: { codes } });
  });

  test("decides a vetting, also one that was decided before", async () => {
    const { mock, education, list } = createTestMock({ control: true, vetting: "hold" });
    const denied = { customer, vettingStatus: "Denied", vettingReason: "No longer an Education Customer" };
    expect((await sendControl(mock, "POST", "vetting", denied)).status).toBe(404);
    await education();
    const { body } = await sendControl(mock, "POST", "vetting", { customer, vettingStatus: "Approved" });
    expect(body).toEqual({ qualification: "Education", vettingStatus: "Approved", vettingCreateDate: start });
    await sendControl(mock, "POST", "vetting", denied);
    expect((await list())[0]).toMatchObject({ vettingStatus: "Denied", vettingReason: denied.vettingReason });
    await education({ Authorization: user({ tid: otherPartner }) });
    expect((await sendControl(mock, "POST", "vetting", denied)).body.message).toMatch("Name the partner");
    expect((await sendControl(mock, "POST", "vetting", { ...denied, partner: otherPartner })).status).toBe(200);
  });

  test("reads and advances the clock", async () => {
    const { mock } = createTestMock({ control: true });
    expect((await sendControl(mock, "GET", "clock")).body).toEqual({ now: start });
    expect((await sendControl(mock, "POST", "clock", { advance: "PT1H" })).body).toEqual({
      now: "2024-02-03T05:05:06Z",
    });
  });

  test.each([
    [{ status: 429, example: "nothing" }, "/example must be one of throttled."],
    [{ example: "throttled" }, "/example belongs to a status. Set /status, too."],
  ])("says which examples a fault may have: %j", async (fault, message) => {
    const { mock } = createTestMock({ control: true });
    expect(await sendControl(mock, "POST", "faults", fault)).toEqual({ status: 400, body: { message } });
  });

  test.each([
    ["soon", "advance takes an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT5S."],
    ["-PT5S", "advance takes an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT5S."],
    ["P1Y", "advance takes an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT5S."],
    ["PT", "advance takes an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT5S."],
    ["P99999999999D", "advance is too long; the clock cannot pass the year 9998."],
    [5, "/advance must be a string."],
  ])("does not advance the clock by %j, and says by what it can be", async (advance, message) => {
    const { mock } = createTestMock({ control: true });
    expect(await sendControl(mock, "POST", "clock", { advance })).toEqual({ status: 400, body: { message } });
    expect((await sendControl(mock, "GET", "clock")).body).toEqual({ now: start });
  });

  test("queues faults for the calls that match", async () => {
    const { mock, education, list, read } = createTestMock({ control: true });
    const match = { operation: "createQualifications", body: { qualification: "Education" } };
    await sendControl(mock, "POST", "faults", { match, status: 503, times: 2, afterwards: true });
    const { body } = await sendControl(mock, "POST", "faults", { status: 429, retryAfter: 3, match: { customer } });
    expect(body).toHaveLength(2);
    const headers = { "MS-RequestId": customer };
    expect((await education(headers)).status).toBe(503);
    expect((await read(synchronous)).headers.get("Retry-After")).toBe("3");
    expect(await list()).toHaveLength(1);
    expect((await education(headers)).status).toBe(503);
    expect((await education(headers)).status).toBe(201);
    expect((await sendControl(mock, "GET", "faults")).body).toEqual([]);
    await sendControl(mock, "POST", "faults", { status: 409 });
    expect((await read(synchronous)).status).toBe(200);
    await sendControl(mock, "POST", "faults", { status: 403, example: "actionNotAllowed" });
    expect((await read(synchronous)).body.code).toBe("600006");
    await sendControl(mock, "POST", "faults", { status: 500 });
    expect((await sendControl(mock, "DELETE", "faults")).status).toBe(204);
    expect((await read(synchronous)).status).toBe(200);
    for (const wrong of [{ status: 418 }, { status: 403, example: "nothing" }, { times: 0 }, "{", ""])
      expect((await sendControl(mock, "POST", "faults", wrong)).status).toBe(400);
  });

  test("keeps a journal without secrets, and finds calls in it", async () => {
    const { mock, gcc, put } = createTestMock({ control: true });
    await gcc("12345");
    await put(3, "987654");
    const { body: journal } = await sendControl(mock, "GET", "journal");
    expect(JSON.stringify(journal)).not.toMatch(/12345|987654|eyJ/);
    expect(journal[0]).toMatchObject({
      ...{ time: start, method: "POST", path: asynchronous, operation: "createQualifications", partner, customer },
      body: { qualification: "GovernmentCommunityCloud", validationCode: "••45" },
      ...{ status: 201, effect: "GovernmentCommunityCloud Approved, code ••45: 3 left" },
    });
    const expected = { method: "put", query: { code: "987654" }, body: 3, status: 409 };
    expect((await sendControl(mock, "POST", "called-with", expected)).body).toMatchObject({ called: true });
    const other = { ...expected, query: { code: "123456" } };
    expect((await sendControl(mock, "POST", "called-with", other)).body).toEqual({ called: false, calls: [] });
    expect((await sendControl(mock, "POST", "called-with", { nothing: 1 })).status).toBe(400);
    expect((await sendControl(mock, "DELETE", "journal")).status).toBe(204);
    expect(mock.control.journal()).toEqual([]);
  });

  test("adds codes to a partner, which its requests can use", async () => {
    const { mock, put } = createTestMock({ control: true });
    const add = (code: object) => sendControl(mock, "POST", "codes", { partner: partner.toUpperCase(), code });
    expect(await add({ validationId: "471101", maxCreates: 1 })).toMatchObject({
      status: 201,
      body: [{}, {}, { validationId: "471101", partnerId: partner, remainingCreates: 1 }],
    });
    expect((await put(3, "471101")).status).toBe(200);
    expect(mock.control.codesOf(partner)[2]).toMatchObject({ validationId: "471101", remainingCreates: 0 });
    expect(mock.control.getState().partners?.[partner]?.codes).toHaveLength(3);
    expect(mock.control.codesOf(customer)).toHaveLength(2);
    expect((await add({ validationId: "471101" })).body.message).toContain("Choose another one.");
    expect((await add({ validationId: "1", maxCreates: 1, remainingCreates: 2 })).status).toBe(400);
    expect((await add({})).status).toBe(400);
    mock.control.putState({ codes: Array.from({ length: 1_000 }, (_, number) => ({ validationId: `${number}` })) });
    expect((await add({ validationId: "1000" })).body.message).toContain("1000 codes, which is the most.");
  });

  test("lists the partners that have something of their own, and what one of them has now", async () => {
    const { mock, education } = createTestMock({ control: true });
    expect((await sendControl(mock, "GET", "partners")).body).toEqual({ total: 0, partners: [] });
    await education();
    const all = { total: 1, partners: [{ partner, customers: 1, bytes: expect.any(Number) }] };
    expect((await sendControl(mock, "GET", "partners")).body).toEqual(all);
    expect((await sendControl(mock, "GET", `partners?search=${partner.slice(0, 3).toUpperCase()}`)).body).toEqual(all);
    expect((await sendControl(mock, "GET", "partners?search=-")).body).toEqual({ total: 0, partners: [] });
    const read = async (id: string) => (await sendControl(mock, "GET", `partner?partner=${id}`)).body;
    const educationOf = ({ customers }: { customers: State["customers"] }) => customers?.[customer]?.[0];
    expect(educationOf(await read(partner))).toMatchObject({ vettingStatus: "InReview" });
    mock.control.advanceClock("PT5S");
    expect(educationOf(await read(partner.toUpperCase()))).toMatchObject({ vettingStatus: "Approved" });
    const other = await read(customer);
    expect([Object.keys(other.customers).length, other.codes.length]).toEqual([1, 2]);
    expect(await read("none")).toMatchObject({
      message: "Query parameter 'partner' takes the id of a partner, a GUID.",
    });
  });

  test.each(["HEAD", "POST", "DELETE", "OPTIONS"])("says that its page does not take %s", async (method) => {
    const { mock } = createTestMock({ control: true });
    for (const file of ["", "page.js", "page.css"]) {
      const response = await mock.fetch(new Request(`http://localhost/__mock/${file}`, { method }));
      expect([file, response.status, response.headers.get("Allow")]).toEqual([file, 405, "GET"]);
    }
    expect((await mock.fetch("http://localhost/__mock/")).status).toBe(200);
  });

  test("returns the last requests alone, as many as wanted", async () => {
    const { mock, education } = createTestMock({ control: true });
    for (let count = 0; count < 3; count += 1) await education();
    expect((await sendControl(mock, "GET", "journal?last=2")).body).toHaveLength(2);
    expect((await sendControl(mock, "GET", "journal?last=0")).status).toBe(400);
  });

  test("sends events as the mock changes, and now and then without a change, to 50 clients at most", async () => {
    // The event of every few seconds must not stand for that of a change.
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const { mock, education } = createTestMock({ control: true });
    const follow = () => mock.fetch("http://localhost/__mock/events");
    const response = await follow();
    requested.add("GET events");
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader?.read())?.value;
    expect(await next()).toBe("retry: 2000\n\n");
    await education();
    expect(await next()).toBe("event: change\ndata: {}\n\n");
    await sendControl(mock, "POST", "reset");
    expect(await next()).toBe("event: change\ndata: {}\n\n");
    vi.advanceTimersByTime(5_000);
    expect(await next()).toBe("event: change\ndata: {}\n\n");
    const others = await Promise.all(Array.from({ length: 49 }, follow));
    expect((await follow()).status).toBe(503);
    await reader?.cancel();
    expect((await follow()).status).toBe(200);
    expect(others.map(({ status }) => status)).not.toContain(503);
  }, 15_000);

  test("responds to every operation of its description, and to no other path", async () => {
    const { mock } = createTestMock({ control: true });
    for (const { method, path } of controlOperations) expect([...requested]).toContain(`${method} ${path.slice(8)}`);
    expect((await sendControl(mock, "GET", "nothing")).status).toBe(404);
    expect((await sendControl(mock, "GET", "constructor")).status).toBe(404);
    expect((await sendControl(mock, "PATCH", "state")).status).toBe(405);
    expect((await mockWith().fetch(new Request("http://localhost/__mock/state"))).status).toBe(404);
  });
});
