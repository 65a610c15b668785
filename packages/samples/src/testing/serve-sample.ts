import { createMock, listen, type MockOptions } from "@partner-qualification/mock";
import { findOperation, type Operation, operations } from "@partner-qualification/openapi";

/** Returns the documented response to a request example: the response example of its name, or else the first. */
export const documentedResponse = ({ responses, statuses }: Operation, example = ""): unknown => {
  const examples = responses[statuses[0] ?? 0]?.body?.examples ?? {};
  return (examples[example] ?? Object.values(examples)[0])?.value;
};

/** Adds a preference to a read for its first example: only a write needs state. */
const preferExample = (request: Request): Request => {
  if (request.method !== "GET") return request;
  const headers = new Headers(request.headers);
  headers.set("Prefer", "code=200");
  return new Request(request, { headers });
};

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

const [documentedCode] = documentedResponse(findOperation("getValidationCodes", operations)) as { partnerId: string }[];

/** A token of the partner that has the validation codes in the documents. */
const token = `${encoded({ alg: "none" })}.${encoded({ tid: documentedCode?.partnerId, scp: "user_impersonation", amr: ["mfa"] })}.`;

/**
 * Serves a mock in which a request gets its documented response.
 *
 * @returns the variables for a sample, and every request with the status of its response.
 */
export const serveSample = async (response: unknown, options: MockOptions = {}) => {
  const { vettingCreateDate = "2020-12-04T20:54:24Z" } = (response ?? {}) as { vettingCreateDate?: string };
  const clock = () => Date.parse(vettingCreateDate);
  const mock = createMock({ bom: true, clock, ...options });
  const requests: { headers: Headers; status: number }[] = [];
  const listener = await listen(
    {
      fetch: async (request: Request) => {
        const sent = await mock.fetch(preferExample(request));
        requests.push({ headers: request.headers, status: sent.status });
        return sent;
      },
    },
    { port: 0 },
  );
  const env = { PARTNER_CENTER_URL: listener.url.replace(/\/$/, ""), PARTNER_CENTER_TOKEN: token };
  return { env, requests, [Symbol.asyncDispose]: () => listener.close() };
};
