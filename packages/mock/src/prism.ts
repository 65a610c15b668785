import { factory } from "@stoplight/prism-core/dist/factory.js";
import mocker from "@stoplight/prism-http/dist/mocker/index.js";
import type {
  IHttpMockConfig,
  IHttpRequest,
  IHttpResponse,
  PrismHttpComponents,
} from "@stoplight/prism-http/dist/types.js";
import { validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { headersOf, withDetail } from "./answer.ts";
import { choose } from "./choice.ts";
import type { Exchange } from "./edge.ts";
import { json, type Operation, operations } from "./operations.ts";
import type { Preferences } from "./prefer.ts";
import { validateInput, validateSecurity } from "./validate.ts";

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

// Prism's own choice (the first 400 example for whatever is wrong) is replaced; its mocker makes the answer.
const answering =
  (exchange: Exchange, preferences: Preferences): Mock =>
  ({ resource, input: { data, validations } }) =>
  (log) => {
    const { status, example, detail } = choose(resource, data, validations, exchange.refusal, preferences);
    // A fresh object each time: the mocker writes the first Accept it sees into it, and keeps it.
    const config = { code: status, exampleKey: example, mediaTypes: [json], dynamic: false };
    const mocked = mocker.default({ resource, input: { data, validations: [] }, config })(log);
    if (mocked._tag === "Left") return mocked;
    const { statusCode, headers = {}, body } = mocked.right;
    const answer: IHttpResponse = {
      statusCode,
      headers: headersOf(resource, statusCode, headers),
      body: withDetail(body, detail),
    };
    return { _tag: "Right", right: answer };
  };

/**
 * Has Prism check a request, answer it with an example, and check the answer.
 *
 * @throws BrokenAnswer when the answer is not as described; what Prism itself throws passes through.
 */
export const answer = async (exchange: Exchange, preferences: Preferences): Promise<IHttpResponse> => {
  const { operation = operations[0] as Operation, input, refusal } = exchange;
  const config: IHttpMockConfig = {
    isProxy: false,
    errors: false,
    // Who asks for an unknown path or method is told so before he is asked who he is.
    checkSecurity: exchange.operation !== undefined && refusal?.status !== 405,
    validateRequest: refusal === undefined,
    validateResponse: true,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  };
  const prism = factory<Operation, IHttpRequest, IHttpResponse, IHttpMockConfig>(config, {
    route: () => ({ _tag: "Right", right: operation }),
    validateInput,
    validateSecurity,
    validateOutput,
    mock: answering(exchange, preferences),
    forward: () => () => async () => ({ _tag: "Left", left: new Error("The mock has no upstream.") }),
    // Prism takes a pino logger with one level more; what it would say here is said by the answer.
    logger: logger as unknown as PrismHttpComponents["logger"],
  });
  const result = await prism.request(input, [operation], config)();
  if (result._tag === "Left") throw result.left;
  const { output, validations } = result.right;
  const broken = validations.output.map(({ path = [], code }) => `${path.join(".")} ${code}`);
  if (broken.length > 0) throw new BrokenAnswer(`${operation.iid} ${output.statusCode}: ${broken.join(", ")}`);
  return output;
};
