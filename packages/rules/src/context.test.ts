import { expect, it } from "vitest";
import { NotApplicable, RuleContext } from "./context.ts";
import type { RuleRequest } from "./server.ts";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const reads = ["getQualification", "getQualifications", "getValidationCodes", "getCustomerValidation"];
const writes = ["updateQualification", "createQualifications"];

/** A context for these operations, and what it sends. */
const open = (operations: string[], writes: boolean) => {
  const sent: string[] = [];
  const send = async ({ method, path }: RuleRequest) => {
    sent.push(`${method} ${path}`);
    return { status: 200, headers: new Headers(), text: "[]" };
  };
  const context = new RuleContext(operations, { server: { send }, customer, writes });
  return { context, sent };
};

it("has a request for each operation", async () => {
  const { context, sent } = open([...reads, ...writes], true);
  const found = await context.operations();
  expect(found.map(({ operation }) => operation)).toEqual([...reads, ...writes]);
  for (const { send } of found.slice(0, reads.length)) await send();
  expect(sent).toEqual([
    `GET /v1/customers/${customer}/qualification`,
    `GET /v1/customers/${customer}/qualifications`,
    "GET /v1/customers/all/validations",
    `GET /v1/customers/${customer}/validations`,
  ]);
  expect(context.notes).toEqual([]);
});

it("says which operations a run that only reads leaves out", async () => {
  const { context } = open([...reads, ...writes], false);
  expect((await context.operations()).map(({ operation }) => operation)).toEqual(reads);
  expect(context.notes).toEqual(["updateQualification, createQualifications left out: this run only reads."]);
});

it("does not apply where no operation is left", async () => {
  const { context } = open(writes, false);
  await expect(context.operations()).rejects.toThrow(
    new NotApplicable("It changes the state, and this run only reads."),
  );
});
