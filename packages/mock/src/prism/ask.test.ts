import { factory } from "@stoplight/prism-core/dist/factory.js";
import type {
  IHttpMockConfig,
  IHttpRequest,
  IHttpResponse,
  PrismHttpComponents,
} from "@stoplight/prism-http/dist/types.js";
import { expect, test } from "vitest";
import { ask } from "./ask.ts";
import { validateOutput } from "./judge.ts";
import { type Operation, operations } from "./operations.ts";
import { validateInput, validateSecurity } from "./validate.ts";

const silent = { child: () => silent } as unknown as PrismHttpComponents["logger"];
const output: IHttpResponse = { statusCode: 200, headers: { "Content-Type": "application/json" }, body: "education" };
const update = operations.find(({ iid }) => iid === "updateQualification") as Operation;

const cases: [what: string, body: unknown, headers: Record<string, string>, answered: IHttpResponse | Error][] = [
  ["fine", 1, { authorization: "Bearer token" }, output],
  ["without a token", 1, {}, output],
  ["without a token, and wrong", "one", {}, output],
  ["wrong", "one", { authorization: "Bearer token" }, output],
  ["answered wrongly", 1, { authorization: "Bearer token" }, { ...output, body: 5 }],
  ["not answered", 1, { authorization: "Bearer token" }, new Error("no answer")],
];
const checks = [true, false].flatMap((checkSecurity) =>
  [true, false].map((validateRequest) => ({ checkSecurity, validateRequest })),
);

test.each(cases)("a request that is %s goes as through the factory of Prism", async (_, body, headers, answered) => {
  const path = update.path.replace(/\{.*\}/, "65543400-f8b0-4783-8530-6d35ab8c6801");
  const input: IHttpRequest = { method: "put", url: { path, query: {} }, headers, body };
  for (const each of checks) {
    const seen: unknown[] = [];
    const components: PrismHttpComponents = {
      route: () => ({ _tag: "Right", right: update }),
      validateInput,
      validateSecurity,
      validateOutput,
      mock: (given) => () => {
        seen.push(given);
        return answered instanceof Error ? { _tag: "Left", left: answered } : { _tag: "Right", right: answered };
      },
      forward: () => () => async () => ({ _tag: "Left", left: new Error("There is no upstream.") }),
      logger: silent,
    };
    const config: IHttpMockConfig = {
      ...each,
      isProxy: false,
      errors: false,
      validateResponse: true,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    };
    const prism = factory<Operation, IHttpRequest, IHttpResponse, IHttpMockConfig>(config, components);
    const whole = await prism.request(input, [update], config)();
    const made = () => ask(components, update, input, each);
    if (whole._tag === "Left") expect(made).toThrow(whole.left);
    else expect(made()).toEqual(whole.right);
    expect(seen[1]).toEqual(seen[0]);
  }
});
