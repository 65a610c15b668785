import { createClient, createPartner, toPartnerError } from "@partner-qualification/client";
import { errata } from "@partner-qualification/exchanges";
import type { RuleRequest, RuleResponse, RuleServer, Subject } from "@partner-qualification/rules";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMockSubject } from "../targets/mock-subject.ts";
import { type Client, clientFormats } from "./client-formats.ts";
import { createClientFormatCases, createMockFormatCases } from "./own-formats.ts";
import { runServerFormat } from "./run-server-format.ts";
import { serverFormats } from "./server-formats.ts";

let mock: Awaited<ReturnType<typeof createMockSubject>>;
beforeAll(async () => {
  mock = await createMockSubject();
});
afterAll(() => mock.close());

const ids = Object.keys(serverFormats);

it("the checks of servers and of clients are of the same errata, which the spec has", () => {
  expect(Object.keys(clientFormats).sort()).toEqual(ids.toSorted());
  expect(ids.filter((id) => !errata.some((erratum) => erratum.id === id))).toEqual([]);
});

it.each(ids)("the mock has every documented format of %s, and names its source", async (id) => {
  const cases = createMockFormatCases(mock.subject, mock.base);
  const one = cases.find(({ facts }) => facts.id === id);
  expect(one?.facts).toMatchObject({ kind: "erratum", certainty: "documented" });
  expect(one?.facts.sources.length).toBeGreaterThan(0);
  const { differences, notApplicable, traffic } = (await one?.run()) ?? {};
  expect({ differences, notApplicable }).toEqual({ differences: [], notApplicable: undefined });
  expect(traffic?.length).toBeGreaterThan(0);
});

it.each(ids)("the client reads every documented format of %s", async (id) => {
  const one = createClientFormatCases().find(({ facts }) => facts.id === id);
  expect((await one?.run())?.differences).toEqual([]);
});

/** Changes what a server sends. */
type Alter = (response: RuleResponse, request: RuleRequest) => RuleResponse;

const altered = (server: RuleServer, alter: Alter): RuleServer => ({
  ...server,
  send: async (request) => alter(await server.send(request), request),
});

/** A server of a user: it cannot be started with other settings. */
const foreign = ({ subject }: typeof mock, alter: Alter = (response) => response): Subject => {
  const { withSettings: _, ...server } = subject.server;
  return { ...subject, server: altered(server, alter) };
};

const json = (response: RuleResponse, change: (body: unknown) => unknown): RuleResponse => ({
  ...response,
  text: JSON.stringify(change(JSON.parse(response.text))),
});

const withoutCode = (body: unknown): unknown => ({ description: "x", ...(body as object), code: true });
const isRead = ({ method }: RuleRequest) => method === "GET";

const run = async (id: string, subject: Subject) => {
  const format = serverFormats[id];
  if (!format) throw new RangeError(`There is no check of ${id}.`);
  return runServerFormat(format, subject, mock.base);
};
const differencesOf = async (id: string, subject: Subject) => (await run(id, subject)).differences;

/** For each erratum a server in a third format, which no document has. */
const third: Record<string, Alter> = {
  "error-code-type": (response) => (response.status < 400 ? response : json(response, withoutCode)),
  "error-body-text": (response) => (response.status < 400 ? response : { ...response, text: "<p>Denied</p>" }),
  "precondition-statuses": (response) => (response.status === 412 ? { ...response, status: 428 } : response),
  "reference-wrapper": (response, request) =>
    isRead(request) ? json(response, (items) => ({ items })) : { ...response, status: 202 },
  "reference-media-types": (response) =>
    response.status === 406
      ? { ...response, status: 200, headers: new Headers({ "Content-Type": "text/csv" }) }
      : response,
  "customer-validation-status": (response, { path }) =>
    path.endsWith("/validations") && !path.includes("/all/") ? { ...response, status: 203 } : response,
  placeholders: (response) => (response.status === 400 ? { ...response, status: 200 } : response),
  "sample-ids": (response) => ({ ...response, headers: new Headers() }),
  "sdk-enumeration-text": (response, request) =>
    request.path.endsWith("/qualification") && isRead(request) && response.text.includes("government")
      ? json(response, () => "GovernmentCommunityCloud")
      : response,
};

describe("a server that cannot be started with other settings", () => {
  it.each(ids)("passes %s with the format of the pages, and the notes say which it has", async (id) => {
    const { differences, notApplicable, notes = [] } = await run(id, foreign(mock));
    expect({ differences, notApplicable }).toEqual({ differences: [], notApplicable: undefined });
    if (!["placeholders", "sample-ids"].includes(id)) expect(notes.join()).toMatch(/: .+\./);
  });

  it.each(ids.filter((id) => serverFormats[id]?.settings))("passes %s with the other documented format", async (id) => {
    const other = await mock.subject.server.withSettings?.(serverFormats[id]?.settings ?? {});
    if (!other) throw new TypeError("The mock has no settings.");
    const { withSettings: _, close, ...server } = other;
    const { differences, notApplicable } = await run(id, { ...mock.subject, server });
    await close();
    expect({ differences, notApplicable }).toEqual({ differences: [], notApplicable: undefined });
  });

  it.each(ids)("does not pass %s with a format that no document has", async (id) => {
    expect(await differencesOf(id, foreign(mock, third[id]))).not.toEqual([]);
  });

  it.each(ids)("gets only requests that read for %s from a run that only reads", async (id) => {
    const sent: RuleRequest[] = [];
    const { differences } = await run(id, {
      ...foreign(mock, (response, request) => {
        sent.push(request);
        return response;
      }),
      writes: false,
    });
    expect(differences).toEqual([]);
    expect(sent.filter((request) => !isRead(request))).toEqual([]);
  });
});

/** From the first write to a customer on, a read of that customer has another body. */
const afterWrite = (change: (body: unknown) => unknown): Alter => {
  const written = new Set<string | undefined>();
  return (response, request) => {
    const [, customer] = /^\/v1\/customers\/([^/?]+)/.exec(request.path) ?? [];
    if (!isRead(request)) written.add(customer);
    return isRead(request) && written.has(customer) ? json(response, change) : response;
  };
};

describe("a server that rejects a request, and still does what was requested", () => {
  const education = () => [{ qualification: "Education", vettingStatus: "Approved" }];
  it.each<[id: string, what: string, change: (body: unknown) => unknown]>([
    ["error-body-text", "qualifications", education],
    ["precondition-statuses", "qualifications", education],
    ["sdk-enumeration-text", "qualification", (body) => (body === "none" ? "education" : body)],
  ])("does not pass %s", async (id, what, change) => {
    const differences = await differencesOf(id, foreign(mock, afterWrite(change)));
    expect(differences.map((one) => one.what)).toEqual([what]);
  });
});

describe("a mock that lacks a documented format", () => {
  it.each(ids.filter((id) => serverFormats[id]?.settings))("does not pass %s", async (id) => {
    const { withSettings } = mock.subject.server;
    const server: RuleServer = {
      ...mock.subject.server,
      ...(withSettings && { withSettings: () => withSettings({}) }),
    };
    expect(await differencesOf(id, { ...mock.subject, server })).not.toEqual([]);
  });

  it.each(ids)("does not pass %s with the format of the pages alone wrong", async (id) => {
    const server = altered(mock.subject.server, third[id] ?? ((response) => response));
    expect(await differencesOf(id, { ...mock.subject, server })).not.toEqual([]);
  });

  it("does not pass customer-validation-status where the other format cannot be checked: it does not apply", async () => {
    const { withSettings } = mock.subject.server;
    if (!withSettings) throw new TypeError("The mock has no settings.");
    const server: RuleServer = {
      ...mock.subject.server,
      withSettings: async (settings) => {
        const other = await withSettings(settings);
        return { ...altered(other, (response) => ({ ...response, status: 404 })), close: other.close };
      },
    };
    const result = await run("customer-validation-status", { ...mock.subject, server });
    expect(result.notApplicable).toContain("It needs a customer with a validation code");
  });

  it("does not pass error-body-text with another text", async () => {
    const { withSettings } = mock.subject.server;
    if (!withSettings) throw new TypeError("The mock has no settings.");
    let closed = 0;
    const server: RuleServer = {
      ...mock.subject.server,
      withSettings: async (settings) => {
        const other = await withSettings(settings);
        const close = async () => {
          closed += 1;
          await other.close();
        };
        const alter: Alter = (response) => (response.status < 400 ? response : json(response, () => "Denied"));
        return { ...altered(other, alter), close };
      },
    };
    expect(await differencesOf("error-body-text", { ...mock.subject, server })).not.toEqual([]);
    expect(closed).toBe(1);
  });
});

type Fetch = (request: Request) => Promise<Response>;

/** A client that is wrong, as what it sends and receives is changed on the way. */
const brokenBy = (through: (next: Fetch) => Fetch): Client => ({
  createClient: (options) => createClient({ ...options, fetch: through(options.fetch ?? fetch) }),
  createPartner: (options) => createPartner({ ...options, fetch: through(options.fetch ?? fetch) }),
  toPartnerError,
});

const reading = (alter: (response: Response) => Promise<Response> | Response): Client =>
  brokenBy((next) => async (request) => alter(await next(request)));

const sending = (name: string, value: string): Client =>
  brokenBy((next) => (request) => {
    const { headers } = new Request(request);
    headers.set(name, value);
    return next(new Request(request, { headers }));
  });

const changed = async (response: Response, change: (text: string) => string, status = response.status) => {
  const headers = new Headers(response.headers);
  headers.delete("Content-Length");
  return new Response(change(await response.text()), { status, headers });
};

/** For each erratum a client that does not read, or does not send, what it should. */
const broken: Record<string, Client> = {
  "error-code-type": reading((response) => changed(response, (text) => text.replace('"code":60003', '"code":60004'))),
  "error-body-text": reading((response) => changed(response, () => '"Other"')),
  "precondition-statuses": reading((response) => changed(response, (text) => text, 409)),
  "reference-wrapper": reading((response) => changed(response, (text) => text.replace('"qualifications"', '"items"'))),
  "reference-media-types": sending("Accept", "application/xml, application/json"),
  "customer-validation-status": reading((response) =>
    response.status === 201 ? changed(response, () => "{}") : response,
  ),
  placeholders: {
    ...{ createClient, toPartnerError },
    createPartner: (options) => {
      const partner = createPartner(options);
      const { byId } = partner.customers;
      // A client that would send the placeholder as another id.
      const customers = { ...partner.customers, byId: () => byId("65543400-f8b0-4783-8530-6d35ab8c6801") };
      return Object.assign(Object.create(partner), { customers });
    },
  },
  "sample-ids": sending("MS-CorrelationId", "5b6d7c1a-7d0b-4f5e-8a38-0c9b0a4f7e02"),
  "sdk-enumeration-text": reading((response) =>
    changed(response, (text) => text.replace("governmentcommunitycloud", "government_community_cloud")),
  ),
};

describe("a client that does not read a documented format", () => {
  it.each(ids)("does not pass %s", async (id) => {
    const one = createClientFormatCases(broken[id]).find(({ facts }) => facts.id === id);
    const found = await one?.run().catch((error: unknown) => ({ differences: [error] }));
    expect(found?.differences.length).toBeGreaterThan(0);
  });

  const differencesOfClient = async (id: string, client: Client) => (await clientFormats[id]?.(client)) ?? [];

  it("does not pass precondition-statuses where it reads only errors in the format of the pages", async () => {
    const client = reading((response) =>
      changed(response, (text) => text.replace(/"code":(\d+)/, (_, code) => `"code":${Number(code) + 1}`)),
    );
    expect(await differencesOfClient("precondition-statuses", client)).not.toEqual([]);
  });

  it("does not pass sdk-enumeration-text where it rejects other names in another way", async () => {
    const client: Client = {
      ...{ createClient, toPartnerError },
      createPartner: (options) => {
        const partner = createPartner(options);
        const byId = (id: string) => {
          const customer = partner.customers.byId(id);
          const { update } = customer.qualification;
          const named = (...args: unknown[]) =>
            args[0] === "Nonprofit" ? Promise.resolve("none") : Reflect.apply(update, undefined, args);
          return { ...customer, qualification: { ...customer.qualification, update: named } };
        };
        return Object.assign(Object.create(partner), { customers: { ...partner.customers, byId } });
      },
    };
    expect((await differencesOfClient("sdk-enumeration-text", client)).map(({ what }) => what)).toEqual([
      expect.stringContaining("kinds of the errors for other names"),
    ]);
  });
});
