import type { IHttpRequest, IHttpResponse } from "@stoplight/prism-http/dist/types.js";
import { createRandom } from "../src/faults/failure-rate.ts";
import { examplesOf, type Operation } from "../src/prism/operations.ts";

const random = createRandom(20_260_101);
const one = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
/** Mostly the usual value, at times an odd one. */
const mostly = <T>(usual: T, odd: readonly T[]): T => (random() < 0.7 ? usual : one(odd));

const guid = "65543400-f8b0-4783-8530-6d35ab8c6801";
const oddTexts = ["", " ", "a", "12345", "a,b", "a%2Cb", "%41", "ü", "null", "0", "1e3", "true", "{}", "x".repeat(300)];
const oddIds = [...oddTexts, guid.toUpperCase(), `urn:uuid:${guid}`, `${guid}0`, guid.slice(1), "all", "a/b"];
const oddBodies = [undefined, 0, 1, 3, 4, -1, 1.5, "1", "", "Education", null, true, false, [], [1], {}, { a: 1 }];

const bodyOf = (operation: Operation): unknown => {
  const contents = operation.request?.body?.contents ?? [];
  const examples = contents.flatMap(({ examples: all = [] }) => all.flatMap((it) => ("value" in it ? [it.value] : [])));
  const usual = one(examples.length > 0 ? examples : [undefined]);
  if (random() < 0.4 && typeof usual === "object" && usual !== null) {
    const keys = Object.keys(usual);
    const key = mostly(one(keys), ["unknown", "__proto__", "constructor", keys[0]?.toUpperCase() ?? ""]);
    const members = Object.entries(usual).filter(([name]) => name !== key);
    if (random() < 0.7) members.push([key, one([...oddTexts, ...oddBodies]) ?? null]);
    // As JSON has it: `__proto__` is a name like any other.
    return JSON.parse(`{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)}}`);
  }
  return mostly(usual, oddBodies);
};

/** A request to an operation: most of it as usual, some of it odd. */
export const requestOf = (operation: Operation): IHttpRequest => {
  const pick = (parameters: readonly { name: string }[] = [], usual: string, lower: boolean) =>
    Object.fromEntries(
      parameters
        .filter(() => random() < 0.6)
        .map(({ name }) => [lower ? name.toLowerCase() : mostly(name, [name.toUpperCase()]), mostly(usual, oddIds)]),
    );
  const body = bodyOf(operation);
  const authorization = mostly("Bearer token", ["Bearer ", "bearer token", "Basic dTpw", "", "Bearer other"]);
  return {
    method: operation.method as IHttpRequest["method"],
    url: {
      path: mostly(operation.path, ["/", "/v1/nothing", `${operation.path}/more`]).replace(/\{[^}]+\}/, () =>
        mostly(guid, oddIds),
      ),
      query: pick(operation.request?.query, "123456", false),
    },
    headers: {
      ...pick(operation.request?.headers, guid, true),
      ...(random() < 0.9 && { authorization }),
      ...(random() < 0.1 && { "content-type": one(["application/json", "text/plain"]) }),
      ...(random() < 0.05 && { "content-length": one(["0", "5"]) }),
    },
    ...(body !== undefined && { body }),
  };
};

/** The requests to an operation that are valid but for one parameter, which has each of the odd values in turn. */
export const requestsWithOneOddParameter = (operation: Operation): IHttpRequest[] => {
  const { query = [], headers = [], body } = operation.request ?? {};
  const [example] = (body?.contents?.[0]?.examples ?? []).flatMap((it) => ("value" in it ? [it.value] : []));
  const request = (id: string, sentQuery: Record<string, string>, sentHeaders: Record<string, string>) => ({
    method: operation.method as IHttpRequest["method"],
    url: { path: operation.path.replace(/\{[^}]+\}/, id), query: sentQuery },
    headers: { authorization: "Bearer token", ...sentHeaders },
    ...(example !== undefined && { body: example }),
  });
  return [guid, ...oddIds].flatMap((odd) => [
    request(odd, {}, {}),
    ...query.map(({ name }) => request(guid, { [name]: odd }, {})),
    ...headers.map(({ name }) => request(guid, {}, { [name.toLowerCase()]: odd })),
  ]);
};

/** A response of an operation: most of it as described, some of it not. */
export const responseOf = (operation: Operation): IHttpResponse => {
  const response = one(operation.responses);
  const body = mostly<unknown>(one(examplesOf(response).map(({ value }) => value)), [...oddTexts, ...oddBodies]);
  const names = (response.headers ?? []).map(({ name }) => name);
  return {
    statusCode: mostly(Number(response.code), [200, 201, 204, 299, 404, 418]),
    headers: {
      ...(random() < 0.9 && { "Content-Type": mostly("application/json", ["text/plain", "application/json; a=b"]) }),
      ...Object.fromEntries(names.filter(() => random() < 0.5).map((name) => [name, mostly(guid, oddTexts)])),
    },
    body,
  };
};
