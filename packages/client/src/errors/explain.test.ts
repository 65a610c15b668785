import { type Example, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, noConnection, type Reply, reply } from "../../test/create-test-client.ts";
import { createPartner, toPartnerError } from "../index.ts";

const once = { attempts: 1 };

const failed = (respond: Reply, options: { docsUrl?: string } = {}) =>
  errorOf(createTestClient({ replies: [respond], retry: once, ...options }).qualification.get());

/** Every error of the spec, each once: its status and its example. */
const errors = new Map(
  operations.flatMap(({ responses }) =>
    Object.values(responses)
      .filter(({ status }) => status >= 400)
      .flatMap(({ status, body }) =>
        Object.values(body?.examples ?? {}).map((example): [string, [number, Example]] => [
          example.componentName ?? "",
          [status, example],
        ]),
      ),
  ),
);

const cases = [...errors].map(([name, [status, example]]) => ({ name, status, example }));

describe("every error of the spec is explained", () => {
  it.each(cases)("$name", async ({ name, status, example: { value, summary, cause, description } }) => {
    const link =
      typeof value === "string" ? "en-US/errors/index.html" : `en-US/errors/${name.replace("error-", "")}.html`;
    const explanation = { meaning: summary, cause, fix: description, link };
    for (const text of Object.values(explanation)) expect(text).toMatch(/\S/);
    expect((await failed(reply(status, JSON.stringify(value)))).explanation).toEqual(explanation);
  });

  it.each(cases.filter(({ example }) => (example.value as { code?: string }).code))(
    "$name, with its code as a number",
    async ({ status, example }) => {
      const { code, description } = example.value as { code: string; description: string };
      const captured = { code: Number(code), description: `${description}: details`, data: [], source: "PartnerFD" };
      expect((await failed(reply(status, captured))).explanation?.meaning).toBe(example.summary);
    },
  );
});

describe("an explanation", () => {
  const denied = { code: "1002", description: "Authorization Failed" };
  const meaning = "The user does not have the required role.";

  it("links to the docs where they are", async () => {
    for (const docsUrl of ["https://docs.example/qualification", "https://docs.example/qualification/"]) {
      const { explanation } = await failed(reply(403, denied), { docsUrl });
      expect(explanation?.link).toBe("https://docs.example/qualification/en-US/errors/authorization-failed.html");
    }
  });

  it("is that of the code, whatever its status is", async () => {
    expect((await failed(reply(400, denied))).explanation?.meaning).toBe(meaning);
  });

  it("is not that of a code that is the status of another error", async () => {
    expect((await failed(reply(400, { code: "400", description: "Bad request" }))).explanation).toBeUndefined();
  });

  it.each([400, 401, 403, 409, 500])("is that of a captured text, also with the status %i", async (status) => {
    const { explanation } = await failed(reply(status, '"Customer tagging denied."'));
    expect(explanation?.meaning).toBe("The partner may not set this qualification.");
  });

  it("is that of the status where a gateway sends no code", async () => {
    const { explanation } = await failed(reply(502, "<html>"));
    expect(explanation?.meaning).toBe("A server behind the service returned an invalid response.");
  });

  it.each([
    ["an unknown code", reply(403, { code: "999999", description: "No" })],
    ["no connection", noConnection],
    ["a status without a body", reply(451)],
    ["an unexpected success", reply(200, "<html>")],
  ])("is missing for %s", async (_, respond) => {
    expect(Object.keys(await failed(respond))).not.toContain("explanation");
  });

  it("is missing for what is not sent", async () => {
    const { partner } = createTestClient({ replies: [reply(403, denied)] });
    expect((await errorOf(partner.customers.byId("no").qualification.get())).explanation).toBeUndefined();
  });

  it("is that of a call by path, too", async () => {
    const { client } = createTestClient({ replies: [reply(403, denied)] });
    expect(toPartnerError(await client.GET("/v1/customers/all/validations"))?.explanation?.meaning).toBe(meaning);
  });

  it("does not keep a call that was aborted", async () => {
    const controller = new AbortController();
    const { partner } = createTestClient({
      replies: [
        (request) => {
          queueMicrotask(() => controller.abort());
          return reply(403, denied)(request);
        },
      ],
    });
    const error = await errorOf(partner.validations.getValidationCodes({ signal: controller.signal }));
    expect(["forbidden", "aborted"]).toContain(error.kind);
  });

  it("is part of what a log has of the error", async () => {
    expect(JSON.parse(JSON.stringify(await failed(reply(403, denied)))).explanation.meaning).toBe(meaning);
  });

  it("needs the address of the docs to be one", () => {
    expect(() => createPartner({ credential: () => "token", docsUrl: "docs" })).toThrow(
      new TypeError("docsUrl must be a URL, such as https://docs.example/."),
    );
  });
});
