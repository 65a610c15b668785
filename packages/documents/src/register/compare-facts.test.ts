import type { Exchange } from "@partner-qualification/exchanges";
import { describe, expect, it } from "vitest";
import { nameOf } from "../facts/fact.ts";
import { buildPage, customers, type PageParts, request, response } from "../testing/build-page.ts";
import { read, register, registerWithout } from "../testing/register.ts";
import { compareFacts } from "./compare-facts.ts";

const added = (page: string, from = register) => compareFacts(read(page), from).added.map(nameOf);

interface KnownFact {
  fact: string;
  /** A page that shows it, in words of our own. */
  page: PageParts;
  /** What the register is without, for the time before the fact was known. */
  without: string[];
  /** What is then reported. */
  reported: string[];
}

const codes = (rows: string[][]) => [["HTTP Status", "HTTP Error Code", "Error code", "Description"], ...rows];

const facts: KnownFact[] = [
  {
    fact: "a: requests of users need multifactor authentication",
    page: { prose: "Such requests are rejected with a 401 response and error code 900421." },
    without: ["900421"],
    reported: ["error code 900421"],
  },
  {
    fact: "b: the check of multifactor authentication",
    page: { prose: "Send `ValidateMfa: true`, and look at the isMfaCompliant header of the response." },
    without: ["ValidateMfa", "isMfaCompliant"],
    reported: ["header validatemfa", "header ismfacompliant"],
  },
  {
    fact: "c: a token for another service",
    page: { table: codes([["Unauthorized", "401", "900420", "Audience"]]) },
    without: ["900420"],
    reported: ["error code 401 900420"],
  },
  {
    fact: "d: App-only is not supported",
    page: { table: codes([["Forbidden", "403", "900329", "App-only"]]) },
    without: ["900329"],
    reported: ["error code 403 900329"],
  },
  {
    fact: "e: codes that were weighed",
    page: { prose: "Error code 900308 and error code 900150 name missing privileges." },
    without: ["900308", "900150"],
    reported: ["error code 900308", "error code 900150"],
  },
  {
    fact: "f: the code of an error is a number",
    page: {
      messages: [
        request(`GET ${customers}/<customer-tenant-id>/qualifications`),
        response('{ "code": 60003, "description": "No" }', "404 Not Found"),
      ],
    },
    without: ["integer"],
    reported: ["getQualifications: property error code: integer"],
  },
  {
    fact: "g: an error is a text",
    page: {
      messages: [
        request(`PUT ${customers}/<customer-tenant-id>/qualification`, "1"),
        response('"Customer tagging denied."', "403 Forbidden"),
      ],
    },
    without: ["Customer tagging denied"],
    reported: ["updateQualification: body error string", "value Customer tagging denied."],
  },
  {
    fact: "h: the generated reference has another status and other media types",
    page: {
      prose: "POST https://api.partnercenter.microsoft.com/v{version}/customers/{customer_id}/qualifications",
      table: [
        ["Name", "Type", "Description"],
        ["200 OK", "V2.CustomerQualifications", 'Media Types: "application/json", "text/json"'],
        ["ms-cv", "string", "For tracking"],
      ],
    },
    without: ["text/json", "V2.CustomerQualifications", "MS-CV"],
    reported: ["createQualifications: status 200", "header ms-cv", "media type text/json"],
  },
  {
    fact: "i: the sixth operation",
    page: { syntax: ["GET", "{baseURL}/v1/customers/{customer_id}/validations HTTP/1.1"] },
    without: ["/validations"],
    reported: ["operation GET /v1/customers/{}/validations"],
  },
  {
    fact: "j: three requests for Education",
    page: { prose: "A partner can send the request up to three times." },
    without: ["three times"],
    reported: ["limit 3 times"],
  },
  {
    fact: "k: the cloud of the validation codes",
    page: { prose: "Applies to: Partner Center for Microsoft Cloud for US Government" },
    without: ["for US Government"],
    reported: ["cloud Partner Center for Microsoft Cloud for US Government"],
  },
  {
    fact: "l: sample ids",
    page: {
      messages: [
        request(`GET ${customers}/all/validations`).replace(/7d2456fd\S*/, "aaaa0000-bb11-2222-33cc-444444dddddd"),
      ],
    },
    without: ["aaaa0000-bb11-2222-33cc-444444dddddd"],
    reported: ["header value ms-correlationid aaaa0000-bb11-2222-33cc-444444dddddd"],
  },
  {
    fact: "m: the values of the enumeration",
    page: {
      table: [
        ["Name", "Value"],
        ["Nonprofit", "2"],
        ["StateOwnedEntity", "4"],
      ],
    },
    without: ["`Nonprofit` (2)"],
    reported: ["value Nonprofit = 2", "value StateOwnedEntity = 4"],
  },
];

describe.each(facts)("$fact", ({ page, without, reported }) => {
  it("is reported to a project that does not know it", () => {
    expect(added(buildPage(page), registerWithout(...without)).sort()).toEqual([...reported].sort());
  });

  it("is known", () => {
    expect(added(buildPage(page))).toEqual([]);
  });
});

describe("compareFacts", () => {
  const row = (text: string): PageParts => ({
    prose: text,
    syntax: ["GET", "{baseURL}/v1/customers/{customer-tenant-id}/qualifications HTTP/1.1"],
  });

  it.each([
    ["an operation", { syntax: ["DELETE", "{baseURL}/v1/customers/{id}/qualifications HTTP/1.1"] as [string, string] }],
    [
      "a header",
      {
        table: [
          ["Header", "Description"],
          ["MS-Priority:", "Optional"],
        ],
      },
    ],
    ["a value", { prose: 'It can be "Education", "GovernmentCommunityCloud" or "Healthcare".' }],
    ["a role", { prose: "- Directory Reader\n- Directory Writer\n- Qualification Administrator" }],
    ["a query parameter", { messages: [request(`GET ${customers}/<id>/qualifications?expand=all`)] }],
  ])("reports %s that is new", (_, parts) => {
    expect(added(buildPage(parts))).toHaveLength(1);
  });

  it("reports another length than the spec allows, however its number is written", () => {
    expect(
      added(buildPage({ prose: "Maximum length is 1,024 characters. The text has at most 1024 characters." })),
    ).toEqual([]);
    expect(added(buildPage({ prose: "Maximum length is 2,048 characters." }))).toEqual(["limit 2048 characters"]);
  });

  it("reports other credentials", () => {
    const both = row("It supports authentication with both standalone App and App+User credentials.");
    expect(added(buildPage(both))).toEqual([]);
    const user = row("It supports authentication with App+User credentials only.");
    expect(added(buildPage(user))).toEqual(["getQualifications: credentials App+User"]);
  });

  it("reports a property, a type and a status that are new, at their operation", () => {
    const messages = [
      request(`GET ${customers}/<customer-tenant-id>/qualifications`),
      response('[{ "qualification": "Education", "vettingStatus": 3, "segment": "K12" }]', "206 Partial Content"),
    ];
    expect(added(buildPage({ messages }))).toEqual([
      "getQualifications: status 206",
      "getQualifications: property response vettingStatus: integer",
      "getQualifications: property response segment: string",
      'getQualifications: example response [{"qualification":"Education","vettingStatus":3,"segment":"K12"}]',
    ]);
  });

  it("reads the properties of a page of many resources from the section of the spec's own", () => {
    const section = (name: string, property: string) =>
      `## ${name}\n\n| Property | Type |\n| --- | --- |\n| ${property} | string |\n`;
    const resources = `# Resources\n\n${section("Address", "PostalCode")}\n${section("ValidationCode", "Region")}`;
    expect(added(resources)).toEqual(["property named region"]);
    expect(added(`# Resources\n\n${section("Address", "PostalCode")}`)).toEqual(["property named postalcode"]);
  });

  it("takes no limit from the description of an error code", () => {
    const table = codes([["Conflict", "409", "900421", "Wait 24 hours."]]);
    expect(added(buildPage({ table })).filter((name) => name.startsWith("limit"))).toEqual([]);
    expect(added(buildPage({ prose: "Wait 24 hours." }))).toEqual(["limit 24 hours"]);
  });

  it("reports what was taken from a document and is gone from its page", () => {
    const page = read(buildPage({ syntax: ["GET", "{baseURL}/v1/customers/all/validations HTTP/1.1"] }));
    const { added, removed } = compareFacts(page, register, "get-validation-codes");
    expect(added).toEqual([]);
    expect(removed.map(nameOf)).toContain("getValidationCodes: property response remainingCreates: integer");
    expect(removed.map(nameOf)).not.toContain("operation GET /v1/customers/all/validations");
    expect(compareFacts(page, register, "rest-headers").removed.map(nameOf)).toContain("header ms-contract-version");
  });

  it("compares a page with the newest exchanges in its language, and without those with the English ones", () => {
    const [exchange] = register.exchanges.filter(({ id }) => id === "get-validation-codes");
    const source = [{ document: "get-validation-codes", revision: "2030-01-01", locales: ["hu-HU"] }];
    const hungarian = { ...exchange, id: "new", source, response: response('["Kontoso"]') } as Exchange;
    const own = { ...register, exchanges: [...register.exchanges, hungarian] };
    const removed = (locale: string) =>
      compareFacts(read(buildPage({ locale })), own, "get-validation-codes").removed.map(nameOf);
    const example = 'getValidationCodes: example response ["Kontoso"]';
    expect(removed("hu-hu")).toContain(example);
    expect(removed("en-US")).not.toContain(example);
    expect(removed("ko-KR")).toEqual(removed("en-US"));
  });

  it("passes over a translated method and translated prose", () => {
    const syntax: [string, string] = ["Pobierz", "{baseURL}/V1/Klienci/{id}/kwalifikacje http/1.1"];
    const table = [
      ["Nazwa", "Typ"],
      ["identyfikator-klienta", "string"],
    ];
    const prose = 'Wartości "Education" i "Edukacja", 4 times.';
    expect(added(buildPage({ locale: "pl-PL", syntax, table, prose }))).toEqual([]);
  });
});
