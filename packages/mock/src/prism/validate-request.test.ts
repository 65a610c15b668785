// The pipeline takes the steps that the factory of prism-core takes, without the factory.
import { factory } from "@stoplight/prism-core/dist/factory.js";
import type {
  IHttpConfig,
  IHttpMockConfig,
  IHttpRequest,
  IHttpResponse,
  PrismHttpComponents,
} from "@stoplight/prism-http/dist/types.js";
import { expect, test } from "vitest";
import { validateOutput } from "./cached-validators.ts";
import { type Operation, operations } from "./operations.ts";
import { type Diagnostic, validateInput, validateSecurity } from "./validate.ts";
import { hasCredentials, type ParsedValues, validateRequest } from "./validate-request.ts";
import { validateResponse } from "./validate-response.ts";

const silent = { child: () => silent } as unknown as PrismHttpComponents["logger"];
const response: IHttpResponse = { statusCode: 200, headers: { "Content-Type": "application/json" }, body: "education" };
const update = operations.find(({ iid }) => iid === "updateQualification") as Operation;
const path = update.path.replace(/\{.*\}/, "65543400-f8b0-4783-8530-6d35ab8c6801");

/** What Prism's factory finds in a request and in its response. */
const throughFactory = async (request: ParsedValues, made: IHttpResponse) => {
  const seen: Diagnostic[] = [];
  const components: PrismHttpComponents = {
    route: () => ({ _tag: "Right", right: update }),
    validateInput,
    validateSecurity,
    validateOutput,
    mock: ({ input }) => {
      seen.push(...input.validations);
      return () => ({ _tag: "Right", right: made });
    },
    forward: () => () => async () => ({ _tag: "Left", left: new Error("There is no upstream.") }),
    logger: silent,
  };
  const all = {
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    isProxy: false as const,
  };
  const config: IHttpMockConfig & IHttpConfig = { ...all, upstreamProxy: undefined, mock: { dynamic: false as const } };
  const { path: target, query, headers, body } = request;
  const input: IHttpRequest = { method: "put", url: { path: target, query }, headers, body };
  const prism = factory<Operation, IHttpRequest, IHttpResponse, IHttpMockConfig>(config, components);
  const result = await prism.request(input, [update], config)();
  if (result._tag === "Left") throw result.left;
  return { request: seen, response: result.right.validations.output };
};

const authorization = "Bearer token";
const cases: [what: string, request: Partial<ParsedValues>, made?: IHttpResponse][] = [
  ["is valid", { body: 1 }],
  ["has no token", { headers: {}, body: 1 }],
  ["has neither a token nor a valid body", { headers: {}, body: "one" }],
  ["has an invalid body", { body: "one" }],
  ["has an invalid header", { headers: { authorization, "ms-requestid": "1" }, body: 1 }],
  ["has an invalid path", { path: path.replace("65543400", "6"), body: 1 }],
  ["gets an invalid response", { body: 1 }, { ...response, body: 5 }],
  ["gets a response without a type", { body: 1 }, { ...response, headers: {} }],
];

test.each(cases)("a request that %s is decided on as by Prism's factory", async (_, given, made = response) => {
  const request: ParsedValues = { path, query: {}, headers: { authorization }, ...given };
  const found = await throughFactory(request, made);
  expect(hasCredentials(update, request)).toBe(!found.request.some(({ code }) => code === 401));
  const problems = found.request.filter(({ code }) => code !== 401);
  expect(validateRequest(update, request) === undefined).toBe(problems.length === 0);
  const { statusCode: status, headers = {}, body } = made;
  const validate = () => validateResponse(update, { status, headers, body });
  if (found.response.length > 0) expect(validate).toThrow("updateQualification 200: ");
  else expect(validate).not.toThrow();
});
