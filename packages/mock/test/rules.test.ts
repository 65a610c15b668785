import { description } from "@partner-qualification/openapi";
import { expect, test } from "vitest";
import { another, app, otherPartner, partner, scene, start, strangeRole, user } from "./rules-testing.ts";
import { asynchronous, bearer, customer, synchronous } from "./testing.ts";

const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
const oneCode = (remainingCreates: number) => ({ seed: { codes: [{ validationId: "4711", remainingCreates }] } });
const invalidProperty = { status: 400, body: { code: "3000" } };
const conflict = { status: 409, body: { code: "409" } };

/** How each rule of the description shows, by its id. */
const shown: Record<string, () => Promise<void>> = {
  async "starts-without-qualification"() {
    const { get, list } = scene();
    expect([await get(), await list()]).toEqual(["none", []]);
  },
  async "gcc-needs-validation-code"() {
    const { put, list } = scene();
    expect(await put(3)).toMatchObject(invalidProperty);
    expect(await list()).toEqual([]);
    expect(await put(3, "12345")).toMatchObject({ status: 200, body: "governmentcommunitycloud" });
  },
  async "gcc-needs-unqualified-customer"() {
    const { put, gcc, codes } = scene();
    await put(1);
    expect((await put(3, "12345")).status).toBe(409);
    expect((await gcc("12345")).status).toBe(409);
    expect((await codes())[0].remainingCreates).toBe(4);
  },
  async "qualification-is-final"() {
    const { put, education, get } = scene();
    await put(3, "12345");
    for (const answer of [await put(3, "12345"), await put(1), await education()]) expect(answer.status).toBe(409);
    expect(await get()).toBe("governmentcommunitycloud");
  },
  async "education-excludes-gcc"() {
    const gccFirst = scene();
    await gccFirst.gcc("12345");
    expect(await gccFirst.education()).toMatchObject(conflict);
    expect((await gccFirst.soe()).status).toBe(201);
    const soeFirst = scene();
    await soeFirst.soe();
    expect((await soeFirst.education()).status).toBe(201);
    expect(await soeFirst.gcc("12345")).toMatchObject(conflict);
    const names = (list: { qualification: string }[]) => list.map(({ qualification }) => qualification);
    expect(names(await gccFirst.list())).toEqual(["GovernmentCommunityCloud", "StateOwnedEntity"]);
    expect(names(await soeFirst.list())).toEqual(["Education", "StateOwnedEntity"]);
  },
  async "education-is-vetted"() {
    const { mock, education, list } = scene();
    const inReview = { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: start };
    expect((await education()).body).toEqual(inReview);
    expect(await list()).toEqual([inReview]);
    mock.control.advanceClock("PT5S");
    expect(await list()).toEqual([{ ...inReview, vettingStatus: "Approved" }]);
    const denied = scene({ vetting: "deny:Not an eligible Museum" });
    await denied.education();
    expect(await denied.list()).toEqual([
      { ...inReview, vettingStatus: "Denied", vettingReason: "Not an eligible Museum" },
    ]);
  },
  async "denied-may-request-again"() {
    const { get, education, gcc, list, mock } = scene({ vetting: "deny" });
    await education();
    expect(await get()).toBe("none");
    expect((await education()).body.vettingStatus).toBe("InReview");
    mock.control.advanceClock("PT1S");
    expect((await gcc("12345")).status).toBe(201);
    expect(await list()).toHaveLength(1);
  },
  async "gcc-approved-at-once"() {
    const { gcc, list } = scene();
    const approved = {
      qualification: "GovernmentCommunityCloud",
      vettingStatus: "Approved",
      vettingCreateDate: start,
    };
    expect((await gcc("12345")).body).toEqual(approved);
    expect(await list()).toEqual([approved]);
  },
  async "state-owned-entity-is-not-vetted"() {
    const { soe, list } = scene();
    expect((await soe()).body).toEqual({ qualification: "StateOwnedEntity" });
    expect(await list()).toEqual([{ qualification: "StateOwnedEntity" }]);
  },
  async "code-is-used-up"() {
    const { post, gcc, codes } = scene(oneCode(2));
    const seen = [await codes()];
    for (const target of [another(1), another(2)]) {
      const body = { qualification: "GovernmentCommunityCloud", validationCode: "4711" };
      expect((await post(body, {}, target)).status).toBe(201);
      seen.push(await codes());
    }
    expect(seen.map(([code]) => code.remainingCreates)).toEqual([2, 1, 0]);
    expect(new Set(seen.map(([code]) => code.eTag)).size).toBe(3);
    expect(await gcc("4711")).toMatchObject(invalidProperty);
    expect((await codes())[0].eTag).toBe(seen[2]?.[0].eTag);
  },
  async "in-review-reads-none"() {
    const { education, get, mock } = scene();
    await education();
    expect(await get()).toBe("none");
    mock.control.advanceClock("PT5S");
    expect(await get()).toBe("education");
  },
  async "writes-need-a-user"() {
    const { put, soe, list, codes } = scene({}, app());
    expect([(await put(1)).status, (await soe()).status]).toEqual([403, 403]);
    expect(await list()).toEqual([]);
    expect(await codes()).toHaveLength(2);
  },
  async "gcc-needs-a-role"() {
    const directoryReader = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
    for (const claims of [{ wids: [strangeRole, directoryReader] }, { roles: ["User Administrator"] }, {}])
      expect((await scene({}, user(claims)).gcc("12345")).status).toBe(201);
    const without = scene({}, user({ wids: [strangeRole] }));
    expect((await without.gcc("12345")).status).toBe(403);
    expect((await without.education()).status).toBe(201);
  },
  async "same-request-id-acts-once"() {
    const { gcc, codes, list, mock } = scene();
    const first = await gcc("12345", { "MS-RequestId": id });
    mock.control.advanceClock("PT1M");
    const again = await gcc("12345", { "MS-RequestId": id.toUpperCase() });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await codes())[0].remainingCreates).toBe(3);
    expect(await list()).toHaveLength(1);
  },
  async "ids-are-echoed"() {
    const ids = { "MS-RequestId": id, "MS-CorrelationId": customer };
    const { headers } = await scene().soe(ids);
    for (const [name, value] of Object.entries(ids)) expect(headers.get(name)).toBe(value);
  },
  async "missing-ids-are-created"() {
    const { headers } = await scene().soe();
    for (const name of ["MS-RequestId", "MS-CorrelationId"]) expect(headers.get(name)).toMatch(/^[\da-f-]{36}$/);
  },
  async "throttled-callers-wait"() {
    const { ask, mock } = scene({ throttle: 0.1 });
    expect((await ask(synchronous)).status).toBe(200);
    mock.control.advanceClock("PT3S");
    const throttled = await ask(asynchronous);
    expect(throttled).toMatchObject({ status: 429, body: { statusCode: 429 } });
    expect(throttled.headers.get("Retry-After")).toBe("7");
    expect(throttled.body.message).toBe("Rate limit is exceeded. Try again in 7 seconds.");
    expect((await ask(synchronous, { Authorization: user({ tid: otherPartner }) })).status).toBe(200);
    mock.control.advanceClock("PT7S");
    expect((await ask(synchronous)).status).toBe(200);
  },
  async "names-match-any-case"() {
    const { ask } = scene();
    expect((await ask(`/V1/Customers/${customer.toUpperCase()}/QUALIFICATION`)).body).toBe("none");
  },
  async "property-names-match-any-case"() {
    const { post, list } = scene();
    const twice = { qualification: "Education", Qualification: "Education", educationSegment: "K12" };
    expect((await post(twice)).body.description).toContain("property 'Qualification' is not known here");
    expect((await post({ Qualification: "Education", EDUCATIONSEGMENT: "K12" })).status).toBe(201);
    expect(await list()).toHaveLength(1);
  },
  async "responses-may-start-with-a-bom"() {
    const response = await scene({ bom: true }).mock.fetch(
      new Request(`https://api.example${synchronous}`, { headers: { Authorization: user() } }),
    );
    expect(response.headers.get("Content-Length")).toBe("9");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes).toEqual(Buffer.from('\uFEFF"none"'));
  },
  async "sandbox-holds-75-customers"() {
    const { soe } = scene({ sandbox: true });
    for (let number = 1; number <= 75; number += 1) expect((await soe({}, another(number))).status).toBe(201);
    expect((await soe({}, another(76))).status).toBe(400);
    expect((await soe({ Authorization: "Bearer other" }, another(76))).status).toBe(201);
  },
  async "invalid-codes-are-rejected"() {
    const { put, gcc } = scene(oneCode(0));
    for (const answer of [await put(3), await put(3, "nothing"), await put(3, "4711"), await gcc("4711")])
      expect(answer).toMatchObject(invalidProperty);
    expect((await put(3, "4711")).body.description).toBe(
      "Invalid property: query parameter 'code' is used up; take another validation code.",
    );
  },
  async "conflicts-are-rejected"() {
    const { education, soe, put } = scene({ vetting: "hold" });
    await education();
    for (const answer of [await education(), await put(1), await put(3, "12345")])
      expect(answer).toMatchObject(conflict);
    expect((await soe()).status).toBe(201);
    expect(await soe()).toMatchObject(conflict);
  },
  async "app-only-writes-are-denied"() {
    expect(await scene({}, app()).education()).toMatchObject({ status: 403, body: { code: "2032" } });
    expect(await scene({}, bearer({ tid: partner })).put(1)).toMatchObject({ status: 403, body: { code: "2032" } });
  },
  async "missing-roles-are-denied"() {
    const { put, gcc } = scene({}, user({ wids: [strangeRole] }));
    for (const answer of [await put(3, "12345"), await gcc("12345")])
      expect(answer).toMatchObject({ status: 403, body: { code: "1002" } });
  },
  async "expired-tokens-are-rejected"() {
    const exp = Date.parse(start) / 1_000;
    const { ask, mock } = scene({}, user({ exp: exp + 1 }));
    expect((await ask(synchronous)).status).toBe(200);
    mock.control.advanceClock("PT1S");
    expect(await ask(synchronous)).toMatchObject({ status: 401, body: { code: "400" } });
    expect((await ask(synchronous, { Prefer: "code=404" })).status).toBe(401);
  },
  async "unknown-customers-are-not-found"() {
    const { ask, soe } = scene({ strictCustomers: true, seed: { customers: { [customer]: [] } } });
    expect((await ask(asynchronous)).body).toEqual([]);
    for (const answer of [await ask(another(1)), await soe({}, another(1))])
      expect(answer).toMatchObject({
        status: 404,
        body: { code: "60003", description: expect.stringContaining("name it there, or leave --strict-customers out") },
      });
  },
  async "other-partners-customers-are-denied"() {
    const seed = { partners: { [otherPartner]: { customers: { [customer.toUpperCase()]: [] } } } };
    const { ask, education } = scene({ strictCustomers: true, seed });
    const description = `The partner ID ${partner} has no commerce relationship with the customer ID ${customer}.`;
    for (const answer of [await ask(synchronous), await education()])
      expect(answer).toMatchObject({ status: 403, body: { code: "20002", description } });
    expect((await ask(synchronous, { Authorization: user({ tid: otherPartner }) })).status).toBe(200);
  },
  async "request-id-belongs-to-one-request"() {
    const { put, soe, list } = scene();
    const headers = { "MS-RequestId": id };
    await put(1, undefined, headers);
    for (const answer of [await put(1, "12345", headers), await soe(headers), await soe(headers, another(1))])
      expect(answer).toMatchObject({ status: 409, body: { code: "409" } });
    expect((await put(1, undefined, headers)).body).toBe("education");
    expect(await list()).toHaveLength(1);
    expect((await soe({ ...headers, Authorization: "Bearer other" })).status).toBe(201);
  },
  async "synchronous-reads-what-is-approved"() {
    const { gcc, get } = scene();
    await gcc("12345");
    expect(await get()).toBe("governmentcommunitycloud");
    const owned = scene();
    await owned.soe();
    expect(await owned.get()).toBe("none");
    const denied = scene({ vetting: "deny" });
    await denied.education();
    expect(await denied.get()).toBe("none");
  },
  async "synchronous-education-is-not-vetted"() {
    const { put, list, get } = scene();
    expect((await put(1)).body).toBe("education");
    expect(await list()).toEqual([{ qualification: "Education", vettingStatus: "Approved" }]);
    expect(await get()).toBe("education");
  },
  async "entity-tags-match-nothing"() {
    const { put, codes, get } = scene();
    const failed = { status: 412, body: { code: "412" } };
    for (const tag of ['"1"', 'W/"1"', '"1", *', "1"])
      expect(await put(3, "12345", { "If-Match": tag, "MS-RequestId": id })).toMatchObject(failed);
    expect(await get()).toBe("none");
    expect((await codes())[0].remainingCreates).toBe(4);
    expect(await put(1, undefined, { "If-Match": "*", "MS-RequestId": id })).toMatchObject({ status: 200 });
    expect((await put(1, undefined, { "If-Match": "*" })).status).toBe(409);
    const strict = scene({ strictCustomers: true, seed: {} });
    expect((await strict.put(1, undefined, { "If-Match": '"1"' })).status).toBe(404);
    const appOnly = scene({}, app());
    expect((await appOnly.put(1, undefined, { "If-Match": '"1"' })).status).toBe(403);
  },
  async "full-sandboxes-are-rejected"() {
    const customers = Object.fromEntries(
      Array.from({ length: 75 }, (_, number) => [another(number).split("/")[3] ?? "", []]),
    );
    const { soe, gcc, codes } = scene({ sandbox: true, seed: { customers, codes: [{ validationId: "1" }] } });
    expect(await gcc("1")).toMatchObject({ status: 400, body: { code: "800018" } });
    expect((await codes())[0].remainingCreates).toBeNull();
    expect((await soe({}, another(1))).status).toBe(201);
  },
};

test.each(Object.keys(description["x-rules"]))("%s", async (rule) => {
  expect(shown[rule], "each rule of the description shows in the mock").toBeTypeOf("function");
  await shown[rule]?.();
});

test("every test of a rule belongs to a rule of the description", () => {
  expect(Object.keys(shown).filter((rule) => !(rule in description["x-rules"]))).toEqual([]);
});
