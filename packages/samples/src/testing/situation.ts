import { createMock, listen, type MockOptions } from "@partner-qualification/mock";
import { description, type Operation, operations, resolve } from "@partner-qualification/openapi";

const code = { validationId: "123456", maxCreates: 5 };

interface Answer {
  content: { "application/json": { examples: Record<string, { value?: unknown }> } };
}

/** The documented answer to a request example: the response example of its name, or else the first. */
export const documentedAnswer = (operationId: string, example?: string): unknown => {
  const operation = operations.find(({ id }) => id === operationId);
  const method = operation?.method.toLowerCase() as Lowercase<Operation["method"]>;
  const { responses } = description.paths[operation?.path ?? ""]?.[method] ?? {};
  const { content } = resolve<Answer>(responses?.[operation?.statuses[0] ?? 0]);
  const { examples } = content["application/json"];
  return resolve(examples[example ?? ""] ?? Object.values(examples)[0] ?? {}).value;
};

/** A read is answered with its first example, by preference: only a write needs a state. */
const preferExample = (request: Request): Request => {
  if (request.method !== "GET") return request;
  const headers = new Headers(request.headers);
  headers.set("Prefer", "code=200");
  return new Request(request, { headers });
};

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token of the partner to whom the documents give the validation codes. */
const token = `${encoded({ alg: "none" })}.${encoded({
  tid: (documentedAnswer("getValidationCodes") as { partnerId: string }[])[0]?.partnerId,
  scp: "user_impersonation",
})}.`;

/** A mock on a port, in which a request gets its documented answer; it notes every request with the status of its answer. */
export const serve = async (answer: unknown, options: MockOptions = {}) => {
  const { vettingCreateDate = "2020-12-04T20:54:24Z" } = (answer ?? {}) as { vettingCreateDate?: string };
  const clock = () => Date.parse(vettingCreateDate);
  const mock = createMock({ bom: true, clock, seed: { codes: [code] }, ...options });
  const seen: { headers: Headers; status: number }[] = [];
  const listener = await listen(
    {
      fetch: async (request: Request) => {
        const response = await mock.fetch(preferExample(request));
        seen.push({ headers: request.headers, status: response.status });
        return response;
      },
    },
    { port: 0 },
  );
  const env = { PARTNER_CENTER_URL: listener.url.replace(/\/$/, ""), PARTNER_CENTER_TOKEN: token };
  return { env, seen, [Symbol.asyncDispose]: () => listener.close() };
};
