import type { createClient, createPartner, PartnerError, toPartnerError } from "@partner-qualification/client";
import { createMock, type MockOptions } from "@partner-qualification/mock";
import { appToken, userToken } from "@partner-qualification/rules";
import { compareJson, type Difference } from "../targets/target.ts";
import { errorExample, originalOf } from "./documented-formats.ts";

/** What is checked of a client: its two ways to be made, and how it reads a result by path. */
export interface Client {
  createClient: typeof createClient;
  createPartner: typeof createPartner;
  toPartnerError: typeof toPartnerError;
}

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const partnerId = "9daaeb1c-4195-4db5-9f1d-509eb70c8c2d";
const path = { "customer-tenant-id": customer };
const clock = () => Date.parse("2024-02-03T04:05:06Z");
const listPath = "/v1/customers/{customer-tenant-id}/qualifications";

/** Both clients of a mock with these settings, and the requests that they sent. */
const open = (client: Client, settings: MockOptions = {}, token = userToken(partnerId)) => {
  const mock = createMock({ clock, vetting: "hold", ...settings });
  const sent: Request[] = [];
  const options = {
    credential: () => token.replace(/^Bearer /, ""),
    retry: { attempts: 1 },
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      sent.push(request.clone());
      return mock.fetch(request);
    },
  };
  return { mock, sent, partner: client.createPartner(options), byPath: client.createClient(options) };
};

/** What a caller has of an error. */
const readError = ({ kind, status, code, description, explanation }: PartnerError) => ({
  ...{ kind, status, code, description },
  meaning: explanation?.meaning,
});

/** What a call results in: its value, or what a caller has of its error. */
const resultOf = async (call: PromiseLike<unknown>): Promise<unknown> => {
  try {
    return { value: await call };
  } catch (error) {
    return { error: readError(error as PartnerError) };
  }
};

/** Compares what one call results in with each of two settings, which are documented formats of the same. */
const compareFormats = async (
  what: string,
  settings: MockOptions,
  call: (settings: MockOptions) => Promise<unknown>,
): Promise<Difference[]> => compareJson(what, await call({}), await call(settings));

/** The errata about formats that no documented exchange shows, by their ids, as a check of a client. */
export const clientFormats: Readonly<Record<string, (client: Client) => Promise<Difference[]>>> = {
  async "error-code-type"(client) {
    const call = async (settings: MockOptions) => {
      const { partner, byPath } = open(client, { strictCustomers: true, ...settings });
      const error = client.toPartnerError(await byPath.GET(listPath, { params: { path } }));
      return [await resultOf(partner.customers.byId(customer).qualification.get()), error && readError(error).code];
    };
    const [, code] = await call({ errors: "captured" });
    return [
      ...compareJson("type of the code", "string", typeof code),
      ...(await compareFormats("error with an integer as the code", { errors: "captured" }, call)),
    ];
  },
  async "error-body-text"(client) {
    const { partner } = open(client, { errors: "captured" }, appToken(partnerId));
    const found = await resultOf(partner.customers.byId(customer).qualification.update("Education"));
    const { meaning, description } = errorExample(403, "customerTaggingDenied");
    const error = { kind: "forbidden", status: 403, code: undefined, description, meaning };
    return compareJson("error that is a text alone", { error }, found);
  },
  async "precondition-statuses"(client) {
    const differences: Difference[] = [];
    for (const [status, example] of [
      [412, "preconditionFailed"],
      [417, "expectationFailed"],
      [400, "entityTagNoLongerValid"],
    ] as const) {
      for (const errors of ["pages", "captured"] as const) {
        const { mock, partner } = open(client, { errors });
        mock.control.queueFault({ status, example });
        const found = await resultOf(partner.customers.byId(customer).qualification.update("Education"));
        const { code, description, meaning } = errorExample(status, example);
        const kind = status === 400 ? "invalid" : "conflict";
        differences.push(
          ...compareJson(`error ${status}`, { error: { kind, status, code, description, meaning } }, found),
        );
      }
    }
    return differences;
  },
  async "reference-wrapper"(client) {
    const body = { qualification: "StateOwnedEntity" } as const;
    return compareFormats("qualifications in an object", { responses: "reference" }, async (settings) => {
      const { partner, byPath } = open(client, settings);
      const { qualification } = partner.customers.byId(customer);
      const { data } = await byPath.GET(listPath, { params: { path } });
      return [
        data,
        await resultOf(qualification.createQualifications(body)),
        await resultOf(qualification.getQualifications()),
      ];
    });
  },
  async "reference-media-types"(client) {
    const { partner, sent } = open(client);
    const { qualification } = partner.customers.byId(customer);
    await qualification.createQualifications({ qualification: "StateOwnedEntity" });
    const [request] = sent;
    const headers = ["Accept", "Content-Type"].map((name) => request?.headers.get(name));
    return compareJson("Accept and Content-Type", ["application/json", "application/json"], headers);
  },
  async "customer-validation-status"(client) {
    const call = async (settings: MockOptions) => {
      const { partner, byPath } = open(client, settings);
      const { qualification, validations } = partner.customers.byId(customer);
      await qualification.update("GovernmentCommunityCloud", "12345");
      const result = await byPath.GET("/v1/customers/{customer-tenant-id}/validations", { params: { path } });
      return [await resultOf(validations.get()), result.data];
    };
    const [found] = (await call({})) as [{ value?: { validationId?: string } }];
    return [
      ...compareJson("validation code", "12345", found.value?.validationId),
      ...(await compareFormats("validation with 201", { responses: "reference" }, call)),
    ];
  },
  async placeholders(client) {
    const { partner, sent } = open(client);
    const found = (await resultOf(partner.customers.byId("<customer-tenant-id>").qualification.get())) as {
      error?: { kind: string };
    };
    return [
      ...compareJson("kind of the error for a placeholder", "invalid", found.error?.kind),
      ...compareJson("requests that were sent", 0, sent.length),
    ];
  },
  async "sample-ids"(client) {
    const { partner, sent } = open(client);
    const correlationId = String(originalOf("sample-ids"));
    await partner.validations.getValidationCodes({ correlationId });
    return compareJson("MS-CorrelationId", correlationId, sent[0]?.headers.get("MS-CorrelationId"));
  },
  async "sdk-enumeration-text"(client) {
    const { partner, sent } = open(client);
    const { qualification } = partner.customers.byId(customer);
    const set = await qualification.update("GovernmentCommunityCloud", "12345");
    // What a program without types may pass: the other names of the enumeration.
    const update = (name: string): PromiseLike<unknown> => Reflect.apply(qualification.update, qualification, [name]);
    const others = ["None", "Nonprofit", "StateOwnedEntity", String(originalOf("sdk-enumeration-text"))];
    const kinds: unknown[] = [];
    for (const name of others) {
      const result = (await resultOf(update(name))) as { error?: { kind?: string } };
      kinds.push(result.error?.kind);
    }
    return [
      ...compareJson("value", "governmentcommunitycloud", set),
      ...compareJson("bodies that were sent", ["3"], await Promise.all(sent.map((request) => request.text()))),
      ...compareJson(
        "kinds of the errors for other names",
        others.map(() => "invalid"),
        kinds,
      ),
    ];
  },
};
