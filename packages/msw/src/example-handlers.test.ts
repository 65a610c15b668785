import { createClient, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";
import { description, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { exampleHandler, exampleHandlers, type OperationId } from "./index.ts";
import { customer, options, partner, qualification, server } from "./testing/partner.ts";

interface Documented {
  id: OperationId;
  status: number;
  example: string;
  method: string;
  path: string;
}

interface Answer {
  $ref?: string;
  content?: Record<string, { examples?: object }>;
}

/** Every example of every answer of every operation. */
const documented = operations.flatMap(({ id, path, method, statuses }) =>
  statuses.flatMap((status): Documented[] => {
    const item = description.paths[path] as Record<string, { responses: Record<string, Answer> }>;
    const shared = description.components.responses as Record<string, Answer>;
    const answer = item[method.toLowerCase()]?.responses[status];
    const { content } = shared[answer?.$ref?.split("/").at(-1) ?? ""] ?? answer ?? {};
    const about = { id: id as OperationId, status, method, path: path.replace(/\{.*\}/, customer) };
    return Object.keys(content?.["application/json"]?.examples ?? {}).map((example) => ({ ...about, example }));
  }),
);

const bodies: Partial<Record<string, string>> = { PUT: "1", POST: '{"qualification":"StateOwnedEntity"}' };
const requestOf = ({ method, path }: Documented, headers: Record<string, string> = {}) =>
  new Request(`https://api.partnercenter.microsoft.com${path}`, {
    method,
    body: bodies[method] ?? null,
    headers: { Authorization: "Bearer token", "Content-Type": "application/json", ...headers },
  });

const shownOf = async ({ status, headers }: Response, body: unknown) => ({
  status,
  body,
  headers: ["Content-Type", "Retry-After", "WWW-Authenticate"].map((name) => headers.get(name)),
});

describe("the handler of an example", () => {
  const mock = createMock();

  it("is there for each of the description", () => {
    expect(documented.length).toBeGreaterThan(operations.length * 15);
    expect(new Set(documented.map(({ id }) => id)).size).toBe(operations.length);
  });

  it.each(documented)("$id answers $status $example as the mock does", async (one) => {
    server.use(exampleHandler(one.id, { status: one.status, example: one.example }));
    const answer = await fetch(requestOf(one));
    const prefer = { Prefer: `code=${one.status}, example=${one.example}` };
    const right = await mock.fetch(requestOf(one, prefer));
    expect(await shownOf(answer, await answer.json())).toEqual(await shownOf(right, await right.json()));
  });

  it("sends the ids of the request back", async () => {
    server.use(exampleHandler("getValidationCodes"));
    const ids = {
      "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68",
      "MS-CorrelationId": "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745",
    };
    const { response } = await createClient(options).GET("/v1/customers/all/validations", { params: { header: ids } });
    for (const [name, id] of Object.entries(ids)) expect(response.headers.get(name)).toBe(id);
  });

  it("stands before the others when it is used", async () => {
    server.use(...exampleHandlers());
    server.use(exampleHandler("getQualifications", "educationDenied"));
    expect(await qualification.getQualifications()).toMatchObject([{ vettingStatus: "Denied" }]);
    expect(await qualification.get()).toBe("education");
  });
});

describe("the handlers of all operations", () => {
  it("answer the first successful example", async () => {
    server.use(...exampleHandlers());
    expect(await qualification.get()).toBe("education");
    expect(await qualification.update("GovernmentCommunityCloud", "12345")).toBe("governmentcommunitycloud");
    expect(await qualification.getQualifications()).toMatchObject([{ vettingStatus: "Approved" }]);
    expect(await qualification.createQualifications({ qualification: "StateOwnedEntity" })).toMatchObject({
      qualification: "Education",
    });
    expect(await partner.validations.getValidationCodes()).toMatchObject([{ maxCreates: 5 }, { maxCreates: 5 }]);
  });

  it("answer those that were chosen, errors as well", async () => {
    server.use(
      ...exampleHandlers({ examples: { getQualifications: "none", updateQualification: "alreadyQualified" } }),
    );
    expect(await qualification.getQualifications()).toEqual([]);
    const refused = await qualification.update("Education").catch((error: unknown) => error);
    expect(isPartnerError(refused, "conflict")).toBe(true);
  });

  it("answer at the base URL of the client", async () => {
    const baseUrl = "http://localhost:8080/partner-center/";
    server.use(...exampleHandlers({ baseUrl }));
    const { data } = await createClient({ ...options, baseUrl }).GET("/v1/customers/all/validations");
    expect(data).toHaveLength(2);
  });
});

describe("a choice that cannot be met", () => {
  it.each([
    [
      "names the examples that there are",
      () => exampleHandlers({ examples: { getQualification: "educationDenied" } }),
      /^getQualification has no example educationDenied: there are education \(200\), .*gatewayTimeout \(504\)\.$/,
    ],
    [
      "names the status that was asked for",
      () => exampleHandler("getQualification", { status: 404, example: "education" }),
      /^getQualification has no example education of status 404: there are/,
    ],
    [
      "asks for a status where the name is that of several",
      () => exampleHandler("getQualification", "accessDenied"),
      'getQualification has several examples accessDenied: choose { status: 401, example: "accessDenied" } or { status: 403',
    ],
    [
      "names the operations that there are",
      // @ts-expect-error There is no such operation.
      () => exampleHandlers({ examples: { getCustomers: "none" } }),
      /^There is no operation getCustomers: there are getQualifications, createQualifications, /,
    ],
    ["names the base URL", () => exampleHandlers({ baseUrl: "/v1" }), 'baseUrl "/v1" is no absolute URL.'],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(message);
  });
});
