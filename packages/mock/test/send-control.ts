import { readFileSync } from "node:fs";
import { listOperations } from "@partner-qualification/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { parse } from "yaml";
import type { Mock } from "../src/mock.ts";

const document = parse(readFileSync(new URL("../control.openapi.yaml", import.meta.url), "utf8"));
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(document, "control");
/** The operations of the control API's description. */
export const controlOperations = listOperations(document);
/** What was sent so far: method and path. */
export const requested = new Set<string>();

/** Sends a request to the control API in process, and checks the response against its description. */
export const sendControl = async (
  mock: Pick<Mock, "fetch">,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
) => {
  const request = new Request(`http://localhost/__mock/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await mock.fetch(request);
  const text = await response.text();
  const [name] = path.split("?");
  const operation = controlOperations.find((one) => one.path === `/__mock/${name}` && one.method === method);
  requested.add(`${method} ${name}`);
  const json = text === "" ? undefined : JSON.parse(text);
  if (operation) {
    expect(operation.statuses).toContain(response.status);
    const schema = operation.responses[response.status]?.body?.schema;
    const validate = schema && ajv.getSchema(`control#${encodeURI(schema.pointer)}`);
    if (validate) expect(validate(json), ajv.errorsText(validate.errors)).toBe(true);
    else expect(json).toBeUndefined();
  }
  return { status: response.status, body: json };
};
