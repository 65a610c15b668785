import type { IHttpRequest, PrismHttpComponents } from "@stoplight/prism-http/dist/types.js";
import { validateOutput as prismValidateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import validators from "@stoplight/prism-http/dist/validator/validators/index.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { LRUCache } from "lru-cache";
import { withoutExcess } from "./excess.ts";
import { json, type Operation } from "./operations.ts";
import { type ParameterCheck, parameterCheck } from "./parameter-check.ts";
import { validateInput as wholeInput, validateSecurity as wholeSecurity } from "./validate.ts";

type Security = ReturnType<PrismHttpComponents["validateSecurity"]>;

const perOperation = <T>(make: (operation: Operation) => T) => {
  const kept = new WeakMap<Operation, { made: T }>();
  return (operation: Operation): T => {
    const found = kept.get(operation);
    if (found) return found.made;
    const made = make(operation);
    kept.set(operation, { made });
    return made;
  };
};

// The texts that passed, up to a number of characters in all, so that neither many nor long ones fill the memory.
const createPassed = () =>
  new LRUCache<string, true>({ maxSize: 500_000, maxEntrySize: 4_096, sizeCalculation: (_, { length }) => length });

const parameterCheckOf = perOperation(parameterCheck);

// With these headers Prism checks more than the parameters of the spec.
const ofTheBody = ["content-type", "content-length"];

const bodyFits: (operation: Operation) => ParameterCheck = perOperation((operation) => {
  const bundle = (operation as { __bundled__?: unknown }).__bundled__;
  const { body } = operation.request ?? {};
  const contents = body?.contents ?? [];
  const passed = createPassed();
  return (element) => {
    if (element.body === undefined) return !body?.required;
    // Without a type Prism takes the first one, but the lookup costs more than everything else here.
    if (!element.body || contents[0]?.mediaType !== json) return false;
    const text = JSON.stringify(element.body);
    if (passed.get(text)) return true;
    const verdict = validators.validateBody(element.body, contents, ValidationContext.Input, json, undefined, bundle);
    if (verdict._tag === "Right") passed.set(text, true);
    return verdict._tag === "Right";
  };
});

const fits = (operation: Operation, element: IHttpRequest): boolean =>
  !ofTheBody.some((name) => element.headers?.[name] !== undefined) &&
  (parameterCheckOf(operation)?.(element) ?? false) &&
  bodyFits(operation)(element);

/**
 * Validates a request. It passes if each of its parts passes the validator that Prism compiled for it; any other request is
 * validated by Prism as a whole.
 */
export const validateInput: PrismHttpComponents["validateInput"] = ({ resource, element: sent }) => {
  const body = withoutExcess(resource, sent.body);
  const element = body === sent.body ? sent : { ...sent, body };
  const verdict = fits(resource, element) ? undefined : wholeInput({ resource, element });
  return verdict?._tag === "Left" ? verdict : { _tag: "Right", right: sent };
};

const onlyBearer = perOperation(({ security }) =>
  (security ?? []).flat().every((scheme) => scheme.type === "http" && scheme.scheme === "bearer"),
);
const verdicts = perOperation(() => new Map<string, Security>());

/** The check of the security scheme, made once for each of the few forms in which `Authorization` gets here. */
export const validateSecurity: PrismHttpComponents["validateSecurity"] = (given) => {
  const { authorization = "" } = given.element.headers ?? {};
  if (!onlyBearer(given.resource) || !["", "Bearer token"].includes(authorization)) return wholeSecurity(given);
  const known = verdicts(given.resource);
  let verdict = known.get(authorization);
  if (!verdict) {
    verdict = wholeSecurity(given);
    known.set(authorization, verdict);
  }
  return verdict._tag === "Left" ? verdict : { _tag: "Right", right: given.element };
};

const passedOutput = perOperation(createPassed);

/** The check of a response, made once for each response: only those that passed are remembered. */
export const validateOutput: PrismHttpComponents["validateOutput"] = (given) => {
  const { resource, element } = given;
  const key = JSON.stringify([element.statusCode, element.headers, element.body]);
  const passed = passedOutput(resource);
  if (passed.get(key)) return { _tag: "Right", right: element };
  const verdict = prismValidateOutput(given);
  if (verdict._tag === "Right") passed.set(key, true);
  return verdict;
};
