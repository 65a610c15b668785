import { operations as described } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { type Expected, jwt, now, partner, shapes } from "../../test/token-shapes.ts";
import { userOperations } from "../../test/user-operations.ts";
import { type Diagnosis, diagnose } from "./diagnose.ts";

const ids = described.map(({ id }) => id);
const ofCustomers = described
  .filter(({ rules }) => rules.some(({ id }) => id === "other-partners-customers-are-denied"))
  .map(({ id }) => id);
const grants = described.filter(({ requestBody }) => requestBody).map(({ id }) => id);

/** The error that decides each response, by operation; of one that is about a qualification, with its name. */
const errorsOf = ({ operations }: Diagnosis) =>
  Object.fromEntries(
    operations.flatMap(({ operation, problems: [first] }) => {
      if (!first) return [];
      const { qualification, status, code } = first;
      return [[operation, `${qualification ? `${qualification} ` : ""}${status} ${code}`]];
    }),
  );

const expectedErrors = (expected: Expected): Record<string, string> => {
  if (expected === "accepted" || expected === "unreadable") return {};
  const [scope = "", ...error] = expected.split(" ");
  const each = (operations: readonly string[], text = error.join(" ")) =>
    Object.fromEntries(operations.map((id) => [id, text]));
  if (scope === "writes") return each(userOperations);
  if (scope === "customers") return each(ofCustomers);
  if (scope === "government") return each(grants, `GovernmentCommunityCloud ${error.join(" ")}`);
  return each(ids, expected);
};

describe("a token", () => {
  it.each(shapes)("$name: $expected", ({ given, expected, tenant }) => {
    const diagnosis = diagnose(given, { now, tenant });
    const errors = expectedErrors(expected);
    expect(errorsOf(diagnosis)).toEqual(errors);
    expect(diagnosis.unreadable === undefined).toBe(expected !== "unreadable");
    expect(diagnosis.operations.map(({ operation }) => operation).sort()).toEqual(
      expected === "unreadable" ? [] : ids.toSorted(),
    );
    for (const { operation, accepted } of diagnosis.operations) expect(accepted).toBe(!(operation in errors));
  });

  it("with line breaks inside cannot be sent, and so not be checked", () => {
    expect(diagnose(`${jwt({ tid: partner }).slice(0, 60)}\n${jwt({}).slice(60)}`, { now })).toEqual({
      unreadable:
        "The token contains white space or characters that a header cannot carry. Copy it again, as one line.",
      notes: [],
      operations: [],
    });
  });
});

it("lists all that is wrong with a token, the decisive error first", () => {
  const { operations } = diagnose(jwt({ upn: "u", exp: 1, aud: "https://graph.windows.net" }), { now });
  expect(operations[0]?.problems.map(({ code }) => code)).toEqual(["400", "900420", "900421"]);
});

it("explains each problem in the words of the spec, with its certainty", () => {
  const [problem] = diagnose(jwt({ upn: "u" }), { now }).operations[0]?.problems ?? [];
  expect(problem).toMatchObject({
    problem: "The claim `amr` does not contain `mfa`.",
    meaning: "The token shows no multifactor authentication.",
    fix: expect.stringContaining("https://learn.microsoft.com/partner-center/developer/enable-secure-app-model"),
  });
  expect(problem?.inferred).toBeUndefined();
  expect(diagnose(jwt({ upn: "u", exp: 1 }), { now }).operations[0]?.problems[0]?.inferred).toContain("documented");
});
