import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, reply } from "../../test/create-test-client.ts";
import { checkBody } from "./response-body.ts";

const read = (body: string) => createTestClient({ replies: [reply(200, body)] }).qualification.getQualifications();
const readOne = (body: string) => createTestClient({ replies: [reply(200, body)] }).qualification.get();
const validation = (body: string) =>
  createTestClient({ replies: [reply(200, body)] })
    .partner.customers.byId(customer)
    .validations.get();
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
    expect(checkBody('\u{feff}"education"', { expected: "string", properties: {} })).toEqual({ json: '"education"' });
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
    const other = '"vettingCreatedDate":"1970-01-01T00:00:00Z"';
    const both = await create(`{"vettingCreateDate":"${date}",${other}}`);
    expect(both).toEqual({ vettingCreateDate: date });
    expect(await create(`{${other},"vettingCreateDate":"${date}"}`)).toEqual(both);
  });

  it("may have null for one of the two dates", async () => {
    const date = "2021-05-06T19:59:56.6832021+00:00";
    const [good, none] = [`"vettingCreatedDate":"${date}"`, '"vettingCreateDate":null'];
    for (const properties of [`${good},${none}`, `${none},${good}`]) {
      expect(await read(`[{${properties}}]`)).toEqual([{ vettingCreateDate: date }]);
      expect(await create(`{${properties}}`)).toEqual({ vettingCreateDate: date });
    }
    expect(await create(`{"vettingCreateDate":"${date}","vettingCreatedDate":null}`)).toEqual({
      vettingCreateDate: date,
    });
  });

  it("may have the names of properties in another case, as .NET reads them", async () => {
    const item = '{"Qualification":"Education","VETTINGSTATUS":"Denied","VettingCreatedDate":"x","Other":1}';
    const expected = { qualification: "Education", vettingStatus: "Denied", vettingCreateDate: "x", Other: 1 };
    expect(await read(`[{},${item}]`)).toEqual([{}, expected]);
    expect(await read(`{"Qualifications":[${item}]}`)).toEqual([expected]);
    expect(await create(item)).toEqual(expected);
    expect(await create('{"Qualifications":[{"Qualification":"StateOwnedEntity"}]}')).toEqual({
      qualification: "StateOwnedEntity",
    });
    const { partner } = createTestClient({ replies: [reply(200, '[{"ValidationId":"1","MaxCreates":5}]')] });
    expect(await partner.validations.getValidationCodes()).toEqual([{ validationId: "1", maxCreates: 5 }]);
  });

  it.each([
    ["vettingReason of type integer instead of string or null", '{"qualification":"Education","vettingReason":5}'],
    ["vettingCreateDate of type object instead of string or null", '{"vettingCreatedDate":{}}'],
    ["qualification of type null instead of string", '{"qualification":null}'],
    ["vettingStatus of type array instead of string or null", '{"VettingStatus":["Denied"]}'],
  ])("with a property of another type is an error that names it: %s", async (problem, item) => {
    for (const error of [await errorOf(read(`[{},${item}]`)), await errorOf(create(item))]) {
      expect(error).toMatchObject({ kind: "unexpected-response", attempts: 1 });
      expect(error.message).toContain(`with ${problem}`);
    }
  });

  it("has whole numbers where the spec says so", async () => {
    const get = (item: object) =>
      createTestClient({ replies: [reply(200, [item])] }).partner.validations.getValidationCodes();
    expect(await get({ remainingCreates: 5, maxCreates: null })).toHaveLength(1);
    const error = await errorOf(get({ remainingCreates: 5.5 }));
    expect(error.message).toContain("with remainingCreates of type number instead of integer or null");
    expect((await errorOf(get({ maxCreates: "5" }))).message).toContain("maxCreates of type string");
  });

  it.each([
    ["the error schema", { code: "3000", description: "Invalid property" }],
    ["another case", { Code: "3000", Description: "Invalid property" }],
    ["OData", { "odata.error": { code: "3000", message: { lang: "en", value: "Invalid property" } } }],
  ])("that is the body of an error is an error, in the shape of %s", async (_, body) => {
    const json = JSON.stringify(body);
    for (const error of [
      await errorOf(read(json)),
      await errorOf(create(json)),
      await errorOf(readOne(json)),
      await errorOf(
        createTestClient({ replies: [reply(200, json)] })
          .partner.customers.byId(customer)
          .validations.get(),
      ),
    ]) {
      expect(error).toMatchObject({ kind: "unexpected-response", attempts: 1 });
      expect(error.message).toContain("with an error in place of the data");
    }
    expect(await errorOf(create(json))).toMatchObject({ code: "3000", description: "Invalid property", body });
    expect((await errorOf(read(json))).message).toContain("(code 3000): Invalid property (MS-RequestId");
  });

  it("may have properties of an error beside its own", async () => {
    const value = { qualification: "Education", code: "0", description: "Done" };
    expect(await create(JSON.stringify(value))).toEqual(value);
  });

  it.each(["[", '[{"qualification":"Educ', '[{"qualification":"Education"}', "  [{"])(
    "whose end is missing is requested again: %j",
    async (cut) => {
      const replies = [reply(200, cut), reply(200, "[]")];
      expect(await createTestClient({ replies }).qualification.getQualifications()).toEqual([]);
      const error = await errorOf(createTestClient({ replies: [reply(200, cut)] }).qualification.getQualifications());
      expect(error).toMatchObject({ kind: "unexpected-response", status: 200, attempts: 4 });
      expect(error.message).toContain("with JSON whose end is missing");
    },
  );

  it("of a write whose end is missing is not: the write may have taken effect", async () => {
    for (const body of ['{"qualification":', "", "<html>"]) {
      const error = await errorOf(create(body));
      expect(error).toMatchObject({ kind: "unexpected-response", attempts: 1 });
      expect(error.message).toContain("; the write may have taken effect: read the state before another (MS-RequestId");
    }
    const empty = () => new Response(null, { status: 204 });
    const update = createTestClient({ replies: [empty] }).qualification.update("Education");
    expect((await errorOf(update)).message).toContain(
      "returned 204 with an empty body; the write may have taken effect",
    );
    expect((await errorOf(readOne(""))).message).not.toContain("the write");
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
      { qualification: "Education", vettingStatus: null, vettingReason: "Audited" },
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
    ["an empty object for a qualification", () => create("{}"), "an object without a property of the spec"],
    ["an empty object for a validation", () => validation("{}"), "an object without a property of the spec"],
    ["another object for a validation", () => validation('{"items":[]}'), "an object without a property of the spec"],
    ["a wrapper without the item", () => create('{"qualifications":[]}'), "an object without a property of the spec"],
    [
      "a wrapper with another item",
      () => create('{"qualifications":[{"qualification":"Education"}]}'),
      "an object without a property of the spec",
    ],
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
    expect(error.message).toMatch(
      new RegExp(`returned 20[01] with ${problem}[^;(]*(; the write may have taken effect: [^(]+)? \\(MS-RequestId`),
    );
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

describe("the body of an operation", () => {
  const bodyOf = (expected: string | undefined, text: string) => checkBody(text, { expected, properties: {} });

  it.each([
    ["integer", "2", "2.5", "number"],
    ["number", "2.5", '"2"', "string"],
    ["number", "2", "[]", "array"],
    ["boolean", "true", "0", "number"],
    ["integer or null", "null", '"0"', "string"],
  ])("of type %s may be %s, and not %s", (types, right, wrong, kind) => {
    expect(bodyOf(types, right)).toEqual({ json: right });
    expect(bodyOf(types, wrong)).toEqual({ problem: `JSON of type ${kind} instead of ${types}` });
  });

  it("is not read where the spec has none", () => {
    for (const text of ["", "{}", "<p>Done</p>"]) expect(bodyOf(undefined, text)).toEqual({ json: "" });
  });

  it("may be any object where the spec names no property", () => {
    for (const text of ["{}", '{"other":1}']) expect(bodyOf("object", text)).toEqual({ json: text });
    expect(bodyOf("object", '{"code":"3000"}')).toEqual({ problem: "an error in place of the data", isFault: true });
  });

  it("may have a property that is a number", () => {
    const described = { expected: "object", properties: { rate: "number" } };
    expect(checkBody('{"rate":2}', described)).toEqual({ json: '{"rate":2}' });
    expect(checkBody('{"rate":"2"}', described)).toEqual({ problem: "rate of type string instead of number" });
  });
});
