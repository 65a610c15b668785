import type { IHttpResponse, PrismHttpComponents } from "@stoplight/prism-http/dist/types.js";
import type { Exchange } from "../request/parse-request.ts";
import type { Preferences } from "../request/prefer.ts";
import { headersOf, withDetail, withIds, withSeconds } from "../response/answer.ts";
import { ask } from "./ask.ts";
import { type Choice, type Circumstances, choose, type Made } from "./choice.ts";
import { mockedExample } from "./example.ts";
import { validateInput, validateOutput, validateSecurity } from "./judge.ts";
import { type Operation, operations } from "./operations.ts";

type Mock = PrismHttpComponents["mock"];

const ignore = () => {};
const logger = {
  info: ignore,
  warn: ignore,
  error: ignore,
  debug: ignore,
  trace: ignore,
  success: ignore,
  child: () => logger,
};

/** An answer that breaks the description: a mistake of the mock, never of its caller. */
class BrokenAnswer extends Error {
  override name = "BrokenAnswer";
}

/** What is answered, and what became of the state. */
export interface Answer {
  output: IHttpResponse;
  effect?: string;
}

// Prism's own choice (the first 400 example for whatever is wrong) is replaced; its mocker makes the examples.
const answering =
  (decide: (input: Parameters<Mock>[0]) => Choice | Made): Mock =>
  (given) =>
  (log) => {
    const { resource, input } = given;
    const choice = decide(given);
    if ("body" in choice) {
      const { status: statusCode, body } = choice;
      return { _tag: "Right", right: { statusCode, headers: headersOf(resource, statusCode, {}), body } };
    }
    const mocked = mockedExample(resource, input.data, choice.status, choice.example)(log);
    if (mocked._tag === "Left") return mocked;
    const { statusCode, headers = {}, body } = mocked.right;
    const { detail, ids, retryAfter } = choice;
    const described = retryAfter === undefined ? headers : { ...headers, "Retry-After": String(retryAfter) };
    const answer: IHttpResponse = {
      statusCode,
      headers: headersOf(resource, statusCode, described),
      body: withSeconds(withIds(withDetail(body, detail), ids), retryAfter),
    };
    return { _tag: "Right", right: answer };
  };

/**
 * Has Prism check a request, answers it with an example or with what the state says, and has Prism check the answer.
 *
 * @throws BrokenAnswer when the answer is not as described; what Prism itself throws passes through.
 */
export const answer = (exchange: Exchange, preferences: Preferences, circumstances: Circumstances): Answer => {
  let effect: string | undefined;
  const { operation = operations[0] as Operation, input, refusal } = exchange;
  const components = {
    validateInput,
    validateSecurity,
    validateOutput,
    mock: answering(({ resource, input: { data, validations } }) => {
      const choice = choose(resource, data, validations, refusal, preferences, circumstances);
      effect = choice.effect;
      return choice;
    }),
    // Prism takes a pino logger with one level more; what it would say here is said by the answer.
    logger: logger as unknown as PrismHttpComponents["logger"],
  };
  const { output, validations } = ask(components, operation, input, {
    // Who asks for an unknown path or method is told so before he is asked who he is.
    checkSecurity: exchange.operation !== undefined && refusal?.status !== 405,
    validateRequest: refusal === undefined,
  });
  const broken = validations.output.map(({ path = [], code }) => `${path.join(".")} ${code}`);
  if (broken.length > 0) throw new BrokenAnswer(`${operation.iid} ${output.statusCode}: ${broken.join(", ")}`);
  return { output, ...(effect !== undefined && { effect }) };
};
