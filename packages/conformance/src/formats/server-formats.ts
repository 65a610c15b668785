import { findOperation, operations } from "@partner-qualification/openapi";
import {
  code,
  Match,
  matches,
  NotApplicable,
  type RuleContext,
  rejection,
  type ServerSettings,
} from "@partner-qualification/rules";
import { errorExample, originalOf } from "./documented-formats.ts";

/** Which of the documented formats is expected: that of the pages, the other one, or either. */
export type Format = "pages" | "other" | "either";

/** What documents state in more than one format, as a case for a server. */
export interface ServerFormat {
  /** The settings with which the mock has the other format; absent where it has one only. */
  settings?: ServerSettings;
  /** Sends what shows the format. A response in another format than expected is a violation. */
  check(context: RuleContext, format: Format): Promise<void>;
}

const responsesOf = (operation: string) => findOperation(operation, operations).responses;

/** The text that is the whole body of a rejected update. */
const rejectedText = Object.values(responsesOf("updateQualification")[403]?.body?.examples ?? {})
  .map(({ value }) => value)
  .find((value) => typeof value === "string");

const array = new Match("an array", Array.isArray);
const string = new Match("a string", (value) => typeof value === "string" && value !== "");

/**
 * Checks a response against the formats by their names, and notes the one it has.
 *
 * @param formats what each format expects: that of the pages first.
 */
const checkFormat = (
  context: RuleContext,
  what: string,
  found: unknown,
  formats: Readonly<Record<string, unknown>>,
  format: Format,
): void => {
  const names = Object.keys(formats);
  const allowed = format === "either" ? names : format === "pages" ? names.slice(0, 1) : names.slice(1);
  const isAny = new Match(allowed.map((name) => `${name}: ${JSON.stringify(formats[name])}`).join("; or "), (value) =>
    allowed.some((name) => matches(value, formats[name])),
  );
  context.check(what, found, isAny);
  const name = allowed.find((one) => matches(found, formats[one]));
  if (name !== undefined) context.note(`${what}: ${name}.`);
};

/** The errata about the format of responses and requests that no documented exchange shows, by their ids. */
export const serverFormats: Readonly<Record<string, ServerFormat>> = {
  "error-code-type": {
    settings: { errors: "captured" },
    async check(context, format) {
      // An id that is not one is rejected, and reading it changes nothing.
      const response = await context.caller.list("0");
      context.check("status", response.status, rejection);
      const described = { description: string };
      const isInteger = new Match("an integer", Number.isInteger);
      const formats = {
        "the code is a string": { ...described, code: string },
        "the code is an integer": { ...described, code: isInteger, data: array, source: string },
      };
      checkFormat(context, "error", response.body, formats, format);
    },
  },
  "error-body-text": {
    settings: { errors: "captured" },
    async check(context, format) {
      const customer = await context.newCustomer();
      // With a token of its own the run can choose one that is rejected; else the code that is missing is why.
      const response = context.hasOwnPartner
        ? await context.appOnly().put(customer, 1)
        : await context.caller.put(customer, 3);
      context.check("status", response.status, rejection);
      const isText =
        format === "other" ? rejectedText : new Match("a JSON string", () => /^\uFEFF?"/.test(response.text));
      const formats = {
        "the body is an object": { code: new Match("a code", (value) => value !== undefined), description: string },
        "the body is the text alone": isText,
      };
      checkFormat(context, "rejected update", response.body, formats, format);
      context.check("qualifications", (await context.caller.list(customer)).body, []);
    },
  },
  "precondition-statuses": {
    async check(context, format) {
      const customer = await context.newCustomer();
      const response = await context.caller.put(customer, 1, undefined, { "If-Match": '"1"' });
      const failed = (status: number, example: string) => ({
        status,
        body: { code: code(String(errorExample(status, example).code)) },
      });
      const formats = {
        "status 412": failed(412, "preconditionFailed"),
        "status 417": failed(417, "expectationFailed"),
        "status 400": failed(400, "entityTagNoLongerValid"),
      };
      checkFormat(context, "failed precondition", response, formats, format);
      context.check("qualifications", (await context.caller.list(customer)).body, []);
    },
  },
  "reference-wrapper": {
    settings: { responses: "reference" },
    async check(context, format) {
      const read = await context.caller.list(context.readableCustomer());
      const lists = {
        "a list": { status: 200, body: array },
        "an object around the list": { status: 200, body: { qualifications: array } },
      };
      checkFormat(context, "qualifications", read, lists, format);
      if (!context.hasOwnPartner) {
        context.note("The request for a qualification was left out: it cannot be undone.");
        return;
      }
      if (!context.writes) return;
      const item = { qualification: "StateOwnedEntity" };
      const created = {
        "201 with the qualification": { status: 201, body: item },
        "200 with an object around the list": { status: 200, body: { qualifications: [item] } },
      };
      checkFormat(context, "request", await context.caller.soe(context.readableCustomer()), created, format);
    },
  },
  "reference-media-types": {
    async check(context, format) {
      const mediaTypeOf = async (accept: string) => {
        const { status, headers } = await context.caller.codes({ Accept: accept });
        return { status, mediaType: headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase() };
      };
      const json = "application/json";
      context.check("application/json", await mediaTypeOf(json), { status: 200, mediaType: json });
      const xml = new Match("XML", (value) => /^(?:application|text)\/xml$/.test(String(value)));
      const formats = {
        "JSON only, and 406 for XML": { status: 406, mediaType: json },
        "JSON in place of XML": { status: 200, mediaType: json },
        XML: { status: 200, mediaType: xml },
      };
      checkFormat(context, "application/xml", await mediaTypeOf("application/xml"), formats, format);
    },
  },
  "customer-validation-status": {
    settings: { responses: "reference" },
    async check(context, format) {
      const { caller } = context;
      const isOwn = context.hasOwnPartner && context.writes;
      const customer = context.readableCustomer();
      const set = isOwn ? await caller.put(customer, 3, await context.code()) : undefined;
      const response = await caller.validation(customer);
      if (set?.status !== 200 && response.status === 404) {
        throw new NotApplicable("It needs a customer with a validation code, and the one of this run has none.");
      }
      const id = new Match("the customer", (value) => String(value).toLowerCase() === customer.toLowerCase());
      const body = { customerId: id, validationId: string };
      checkFormat(
        context,
        "validation",
        response,
        { "status 200": { status: 200, body }, "status 201": { status: 201, body } },
        format,
      );
    },
  },
  placeholders: {
    async check(context) {
      const placeholder = encodeURIComponent("<customer-tenant-id>");
      context.check("status for a placeholder", (await context.caller.list(placeholder)).status, rejection);
    },
  },
  "sample-ids": {
    async check(context) {
      const sample = String(originalOf("sample-ids"));
      const { status, headers } = await context.caller.codes({ "MS-CorrelationId": sample });
      context.check("status", status, 200);
      context.check("MS-CorrelationId", headers.get("MS-CorrelationId")?.toLowerCase(), sample);
    },
  },
  "sdk-enumeration-text": {
    async check(context, format) {
      const { caller } = context;
      const isOwn = context.hasOwnPartner && context.writes;
      const customer = isOwn ? await context.newCustomer() : context.readableCustomer();
      if (isOwn) {
        // None, Nonprofit and State-Owned-Entity of the enumeration, and the text of the SDK's converter.
        for (const value of [0, 2, 4, String(originalOf("sdk-enumeration-text"))]) {
          const { status } = await caller.send("PUT", `/v1/customers/${customer}/qualification`, {}, value);
          context.check(`status of PUT ${value}`, status, rejection);
        }
        context.check("qualification", await caller.get(customer), { status: 200, body: "none" });
        await caller.put(customer, 3, await context.code());
      } else {
        context.note("The values that cannot be set were left out: what they set could not be undone.");
      }
      const values: readonly unknown[] = responsesOf("getQualification")[200]?.body?.schema.enum ?? [];
      const formats = {
        "in lower case": { status: 200, body: new Match(values.join(", "), (value) => values.includes(value)) },
        "with underscores": { status: 200, body: originalOf("sdk-enumeration-text") },
      };
      checkFormat(context, "qualification", await caller.get(customer), formats, format);
    },
  },
};
