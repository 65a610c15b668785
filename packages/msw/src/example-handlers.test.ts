import { createClient, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";
import { description, type Operation, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { exampleHandler, exampleHandlers, type OperationId } from "./index.ts";
import { options, partner, qualification, server } from "./testing/partner.ts";

const baseUrl = description.servers[0]?.url ?? "";

/** Every example of every response of every operation. */
const documented = operations.flatMap((operation) =>
  Object.values(operation.responses).flatMap(({ status, body }) =>
    Object.keys(body?.examples ?? { empty: undefined }).map((example) => ({
      id: operation.id as OperationId,
      status,
      example,
      prefer: body ? `code=${status}, example=${example}` : `code=${status}`,
      operation,
    })),
  ),
);

const requestOf = ({ method, path, parameters, requestBody }: Operation, headers: Record<string, string> = {}) => {
  const values = new Map(parameters.path.map(({ name, example }) => [name, String(example)]));
  const [body] = Object.values(requestBody?.examples ?? {});
  return new Request(`${baseUrl}${path.replace(/\{(.+?)\}/g, (_, name: string) => values.get(name) ?? "")}`, {
    method,
    body: body ? JSON.stringify(body.value) : null,
    headers: { Authorization: "Bearer token", "Content-Type": "application/json", ...headers },
  });
};

const parse = (text: string): unknown => (text === "" ? undefined : JSON.parse(text));

const shownOf = async (response: Response) => ({
  status: response.status,
  body: parse(await response.text()),
  headers: ["Content-Type", "Retry-After", "WWW-Authenticate"].map((name) => response.headers.get(name)),
});

describe("the handler of an example", () => {
  const mock = createMock();

  it("exists for every status of every operation", () => {
    for (const { id, statuses } of operations) {
      const found = documented.filter((one) => one.id === id).map(({ status }) => status);
      expect([...new Set(found)]).toEqual(statuses);
    }
  });

  it.each(documented)("$id responds with $status $example as the mock does", async (one) => {
    server.use(exampleHandler(one.id, { status: one.status, example: one.example }));
    const response = await fetch(requestOf(one.operation));
    const expected = await mock.fetch(requestOf(one.operation, { Prefer: one.prefer }));
    expect(await shownOf(response)).toEqual(await shownOf(expected));
  });

  it("echoes the ids of the request", async () => {
    server.use(exampleHandler("getValidationCodes"));
    const ids = {
      "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68",
      "MS-CorrelationId": "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745",
    };
    const { response } = await createClient(options).GET("/v1/customers/all/validations", { params: { header: ids } });
    for (const [name, id] of Object.entries(ids)) expect(response.headers.get(name)).toBe(id);
  });

  it("takes precedence when it is used later", async () => {
    server.use(...exampleHandlers());
    server.use(exampleHandler("getQualifications", "educationDenied"));
    expect(await qualification.getQualifications()).toMatchObject([{ vettingStatus: "Denied" }]);
    expect(await qualification.get()).toBe("education");
  });
});

describe("the handlers of all operations", () => {
  it("respond with the first successful example", async () => {
    server.use(...exampleHandlers());
    expect(await qualification.get()).toBe("education");
    expect(await qualification.update("GovernmentCommunityCloud", "12345")).toBe("education");
    expect(await qualification.getQualifications()).toMatchObject([{ vettingStatus: "Approved" }]);
    expect(await qualification.createQualifications({ qualification: "StateOwnedEntity" })).toMatchObject({
      qualification: "Education",
    });
    expect(await partner.validations.getValidationCodes()).toMatchObject([{ maxCreates: 5 }, { maxCreates: 5 }]);
  });

  it("respond with those that are named, errors as well", async () => {
    server.use(
      ...exampleHandlers({ examples: { getQualifications: "none", updateQualification: "alreadyQualified" } }),
    );
    expect(await qualification.getQualifications()).toEqual([]);
    const error = await qualification.update("Education").catch((reason: unknown) => reason);
    expect(isPartnerError(error, "conflict")).toBe(true);
  });

  it("respond at the base URL of the client", async () => {
    const baseUrl = "http://localhost:8080/partner-center/";
    server.use(...exampleHandlers({ baseUrl }));
    const { data } = await createClient({ ...options, baseUrl }).GET("/v1/customers/all/validations");
    expect(data).toHaveLength(2);
  });
});

describe("a selection that fails", () => {
  it.each([
    [
      "lists the examples that exist",
      () => exampleHandlers({ examples: { getQualification: "educationDenied" } }),
      /^Operation 'getQualification' has no example 'educationDenied'. Use one of education \(200\), .*gatewayTimeout \(504\)\.$/,
    ],
    [
      "names the status",
      () => exampleHandler("getQualification", { status: 404, example: "education" }),
      /^Operation 'getQualification' has no example 'education' of status 404. Use one of/,
    ],
    [
      "requires a status where several examples have the name",
      () => exampleHandler("getQualification", "accessDenied"),
      "Operation 'getQualification' has several examples 'accessDenied'. Use { status: 401, example: \"accessDenied\" } or { status: 403",
    ],
    [
      "lists the operations that exist",
      // @ts-expect-error There is no such operation.
      () => exampleHandlers({ examples: { getCustomers: "none" } }),
      /^Unknown operation 'getCustomers'. Use one of getQualifications, createQualifications, /,
    ],
    [
      "names the base URL",
      () => exampleHandlers({ baseUrl: "/v1" }),
      'baseUrl "/v1" is not an absolute URL. Use the baseUrl of the client.',
    ],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(message);
  });
});
