import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, reply } from "../../test/create-test-client.ts";
import { checkBody } from "./response-body.ts";

const read = (body: string) => createTestClient({ replies: [reply(200, body)] }).qualification.getQualifications();
const readOne = (body: string) => createTestClient({ replies: [reply(200, body)] }).qualification.get();
const create = (body: string, status = 201) =>
  createTestClient({ replies: [reply(status, body)] }).qualification.createQualifications({
    qualification: "StateOwnedEntity",
  });

describe("a successful response", () => {
  it("may begin with a byte order mark, or with two", async () => {
    for (const mark of ["", "\u{feff}", "\u{feff}\u{feff}"]) {
      expect(await readOne(`${mark}"education"`)).toBe("education");
      expect(await read(`${mark}[]`)).toEqual([]);
    }
  });

  it("may have a byte order mark that the runtime does not take away", () => {
    expect(checkBody('\u{feff}"education"', "string")).toEqual({ json: '"education"' });
  });

  it("may have spaces around it, and come as 200 where 201 is documented", async () => {
    expect(await create(' \r\n{"qualification":"StateOwnedEntity"}\n', 200)).toEqual({
      qualification: "StateOwnedEntity",
    });
  });

  it("may write the date of a vetting in either way, and is read in one", async () => {
    const date = "2021-05-06T19:59:56.6832021+00:00";
    const read1 = await read(`[{"qualification":"Education","vettingCreatedDate":"${date}"}]`);
    expect(read1).toEqual([{ qualification: "Education", vettingCreateDate: date }]);
    expect(await create(`{"qualification":"Education","vettingCreateDate":"${date}"}`)).toEqual(read1[0]);
    const both = await create(`{"vettingCreateDate":"${date}","vettingCreatedDate":"1970-01-01T00:00:00Z"}`);
    expect(both).toEqual({ vettingCreateDate: date });
  });

  it("may have an object around the list, as in the generated reference", async () => {
    const [education, owned] = [{ qualification: "Education" }, { qualification: "StateOwnedEntity" }];
    const wrapped = JSON.stringify({ qualifications: [education, owned] });
    expect(await read(wrapped)).toEqual([education, owned]);
    expect(await read('{"qualifications":[]}')).toEqual([]);
    for (const status of [200, 201]) expect(await create(wrapped, status)).toEqual(owned);
  });

  it("may have unknown fields and values", async () => {
    const list = [
      { qualification: "Healthcare", vettingStatus: "Escalated", region: { name: "EU" } },
      { qualification: "Education", vettingStatus: null, vettingReason: 5 },
      {},
    ];
    expect(await read(JSON.stringify(list))).toEqual(list);
    expect(await readOne('"healthcare"')).toBe("healthcare");
  });

  it("keeps a field with the name __proto__ as a field", async () => {
    const value = await create('{"__proto__":{"polluted":true},"vettingCreatedDate":"x"}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value).not.toHaveProperty("polluted");
    expect(Object.hasOwn(value, "__proto__")).toBe(true);
  });

  it.each([
    ["an object for a list", () => read('{"items":[]}'), "JSON of type object instead of array"],
    ["a text for a list", () => read('"education"'), "JSON of type string instead of array"],
    ["null for a list", () => read("null"), "JSON of type null instead of array"],
    ["a list for an object", () => create("[]"), "JSON of type array instead of object"],
    ["null for an object", () => create("null"), "JSON of type null instead of object"],
    ["an object for a text", () => readOne("{}"), "JSON of type object instead of string"],
    ["a number for a text", () => readOne("1"), "JSON of type number instead of string"],
    ["a list with a text", () => read('[{},"education"]'), "an item that is not an object"],
    ["a list with null", () => read("[null]"), "an item that is not an object"],
    ["HTML", () => read("<html>Sign in</html>"), "a body that is not JSON"],
    ["broken JSON", () => read("[{]"), "a body that is not JSON"],
    ["nothing", () => read(""), "an empty body"],
    ["a byte order mark alone", () => read("\u{feff}"), "an empty body"],
    ["spaces", () => readOne(" \n"), "an empty body"],
  ])("of the wrong kind is a clear error, and is not retried: %s", async (_, call, problem) => {
    const error = await errorOf(call());
    expect(error).toMatchObject({ kind: "unexpected-response", attempts: 1 });
    expect(error.message).toMatch(new RegExp(`returned 20[01] with ${problem} \\(MS-RequestId`));
  });

  it("that is HTML is kept on the error, up to 1,024 characters", async () => {
    expect(await errorOf(read(`<html>${"x".repeat(5_000)}`))).toMatchObject({
      status: 200,
      body: `<html>${"x".repeat(1_018)}`,
    });
  });

  it("with 204 is an error, as every operation returns a value", async () => {
    const error = await errorOf(
      createTestClient({ replies: [() => new Response(null, { status: 204 })] }).qualification.get(),
    );
    expect(error).toMatchObject({ kind: "unexpected-response", status: 204 });
    expect(error.message).toContain("returned 204 with an empty body");
  });

  it("comes with its response, by path", async () => {
    const { client } = createTestClient({ replies: [reply(200, "[]", { "MS-CV": "abc" })] });
    const { data, error, response } = await client.GET("/v1/customers/all/validations");
    expect({ data, error }).toEqual({ data: [], error: undefined });
    expect(response.status).toBe(200);
    expect(response.headers.get("MS-CV")).toBe("abc");
    expect(response.bodyUsed).toBe(true);
  });
});
