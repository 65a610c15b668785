import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { buildPage, customers, type PageParts, request, response } from "../testing/build-page.ts";
import { read, register } from "../testing/register.ts";
import { describeProposal } from "./describe-proposal.ts";
import { printExchange } from "./print-exchange.ts";
import { type PageOverrides, proposeDocument } from "./propose-document.ts";

const name = "get-customer-qualification-asynchronous";
const get = request(`GET ${customers}/<customer-tenant-id>/qualifications`);
const propose = (parts: PageParts, overrides?: PageOverrides) =>
  proposeDocument(read(buildPage({ date: "01/02/2026", ...parts }), `${name}.md`), register, overrides);

describe("proposeDocument", () => {
  it("gives an exchange that is printed the same another source", () => {
    const known = register.exchanges.find(({ id }) => id === "get-qualifications-approved");
    const messages = [known?.request ?? "", known?.response ?? ""];
    const { exchanges, newRevision, source } = propose({ messages, locale: "hu-hu" });
    expect(exchanges).toMatchObject([{ known: true, exchange: { id: "get-qualifications-approved" } }]);
    expect(source).toEqual({ document: "get-qualifications-asynchronous", revision: "2026-01-02", locales: ["hu-HU"] });
    expect(newRevision).toBe(true);
  });

  it("has nothing to do for a page that is recorded", () => {
    const known = register.exchanges.find(({ id }) => id === "get-qualifications-approved");
    const invisible = known?.response?.replace(/: /g, ":\u00a0").replace(/$/gm, "  ").replaceAll("    ", "\t");
    const messages = [known?.request ?? "", invisible ?? ""];
    const proposal = propose({ messages, date: "05/17/2021", locale: "pl-pl" });
    expect(proposal.exchanges).toMatchObject([{ known: true, recorded: true }]);
    const text = describeProposal(proposal, false);
    expect(text).toContain("  = get-qualifications-approved: recorded with this source\n");
    expect(text).toContain("\nNext\n  1. Nothing: the register has this page.\n");
  });

  it("names a new exchange, its example, its placeholders and the errata that it needs", () => {
    const body =
      '[ { "qualification": "Education", "vettingStatus": "InReview", // now\n  "vettingCreatedDate": "2020-12-03T10:37:38.885Z", } ]';
    const { exchanges } = propose({ messages: [get, response(body)] });
    expect(exchanges).toMatchObject([
      {
        known: false,
        exchange: {
          id: "get-qualifications-education-in-review-2026-01-02",
          operation: "getQualifications",
          example: "educationInReview",
          placeholders: ["<customer-tenant-id>", "<token>"],
        },
        problems: [],
      },
    ]);
    expect(exchanges[0]?.errata.map(({ id }) => id)).toEqual([
      "content-length",
      "json-comments",
      "no-blank-line",
      "placeholders",
      "request-framing",
      "trailing-comma",
      "vetting-created-date",
    ]);
  });

  it("says what is wrong beyond the errata", () => {
    const strange = response('[{ "qualification": "Education", "vettingStatus": "Approved", "color": "red" }]');
    const { exchanges } = propose({ messages: [`${get}\nX-Color: red`, strange] });
    expect(exchanges[0]?.problems).toEqual([
      "the request header X-Color is not in the spec",
      "the response body is not the example of the spec",
    ]);
  });

  it("makes one exchange of each body, and gives the response to the one that it belongs to", () => {
    const bodies = '{ "qualification": "StateOwnedEntity" }\n\n{ "qualification": "Education" }';
    const created = response('{ "qualification": "Education", "vettingStatus": "InReview" }', "201 CREATED");
    const { exchanges } = propose({ messages: [request(`POST ${customers}/<id>/qualifications`, bodies), created] });
    expect(exchanges.map(({ exchange: { example, response } }) => [example, response !== undefined])).toEqual([
      ["stateOwnedEntity", false],
      ["education", true],
    ]);
  });

  it("proposes the request syntax only where it is not that of the spec", () => {
    const uri = "{baseURL}/v1/customers/{customer-tenant-id}/qualifications HTTP/1.1";
    const syntaxes = (syntax: [string, string]) =>
      propose({ syntax, messages: [get], locale: "pl-PL" }).exchanges.flatMap(({ exchange }) =>
        exchange.request?.includes("{baseURL}") ? exchange.request.trim() : [],
      );
    expect(syntaxes(["GET", uri])).toEqual([]);
    expect(syntaxes(["Pobierz", uri])).toEqual([`Pobierz ${uri}`]);
    expect(syntaxes(["GET", uri.replace("HTTP", "http")])).toHaveLength(1);
  });

  it("names placeholders that it does not know", () => {
    const line = `GET ${customers}/<customer-tenant-id>/qualifications?filter=<filter>`;
    expect(propose({ messages: [request(line)] }).placeholders).toEqual(["<filter>"]);
  });

  it.each([
    ["a page that is not in the register", "# Other", "other.md", {}, "other is not in the register of documents. Add"],
    ["a document that is not in the register", "# O", "o.md", { document: "x" }, "'x' is unknown. Add its id"],
    ["a page without a date", "# Page", `${name}.md`, {}, "has no date, and the revisions of get-qualifications"],
    ["a page without facts", "# Page", `${name}.md`, { revision: "2026-01-02" }, "shows no request, response or fact"],
  ])("rejects %s", (_, text, file, overrides, message) => {
    expect(() => proposeDocument(read(text, file), register, overrides)).toThrow(message);
  });
});

it("prints an exchange to the letter", () => {
  const exchange = propose({ messages: [get, response('[\n\t"a"\n]')] }).exchanges[0]?.exchange;
  const { id, ...content } = exchange ?? { id: "" };
  expect(parse(printExchange({ id, ...content } as NonNullable<typeof exchange>))).toEqual(content);
});

it("describes the proposal, with what to do next", () => {
  const parts: PageParts = {
    prose: "Error code 919191.",
    messages: [request(`GET ${customers}/<who>/qualifications`)],
  };
  const text = describeProposal(propose(parts), false);
  expect(text).toContain(
    "get-qualifications-asynchronous, revision 2026-01-02 (new), en-US\n\nExchanges\n  + get-qual",
  );
  expect(text).toContain("\nPlaceholders without a value\n  <who>\n");
  expect(text).toContain("\nFacts that differ from the spec\n  + error code 919191\n");
  expect(text).toContain(
    "\nspecs/documented/get-qualifications-education-approved-2026-01-02.yaml\n# yaml-language-server",
  );
  expect(text).toContain("\nNext\n  1. Run the command again with --write");
  expect(text.split("\nNext\n")[1]?.split("\n").at(-2)).toBe(
    "  5. Run `pnpm spec:seal`, `pnpm conformance` and `pnpm lint`.",
  );
});
