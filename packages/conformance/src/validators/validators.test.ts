import { description, operations } from "@partner-qualification/openapi";
import { beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../contract.ts";
import { disagreements } from "./disagreements.ts";
import { createForeignValidator } from "./foreign-validator.ts";
import { listValues, type ValueToValidate } from "./list-values.ts";

const values = listValues(operations);

interface Verdict extends ValueToValidate {
  ajv: boolean;
  hyperjump: boolean;
}

let verdicts: Verdict[];
beforeAll(async () => {
  const contract = new Contract(description);
  const isValid = createForeignValidator(description);
  verdicts = [];
  for (const one of values) {
    const ajv = contract.violation(one.schema, one.value) === undefined;
    verdicts.push({ ...one, ajv, hyperjump: await isValid(one.schema, one.value) });
  }
});

const isExplained = ({ other, ajv }: Verdict): boolean =>
  disagreements.some(({ value, accepts }) => value === other && (accepts === "Ajv") === ajv);

describe("Ajv and the validator of Hyperjump", () => {
  it("accept every example of the spec", () => {
    const examples = verdicts.filter(({ isExample }) => isExample);
    expect(examples.length).toBeGreaterThan(40);
    expect(examples.filter(({ ajv, hyperjump }) => !ajv || !hyperjump).map(({ name }) => name)).toEqual([]);
  });

  it("agree about every example that was changed in one place, but for the disagreements that are explained", () => {
    const rejected = verdicts.filter(({ ajv, hyperjump }) => !ajv && !hyperjump);
    expect(rejected.length).toBeGreaterThan(1_000);
    const found = verdicts.filter((one) => one.ajv !== one.hyperjump && !isExplained(one));
    expect(found.map(({ name, ajv }) => `${name}: only ${ajv ? "Ajv" : "Hyperjump"} accepts it`)).toEqual([]);
  });

  it.each(disagreements)("still disagree about the $format $value", ({ value, accepts }) => {
    const seen = verdicts.filter((one) => one.other === value && one.ajv !== one.hyperjump);
    expect(seen.length, "They agree now. Remove the disagreement.").toBeGreaterThan(0);
    expect(new Set(seen.map(({ ajv }) => (ajv ? "Ajv" : "Hyperjump")))).toEqual(new Set([accepts]));
  });
});
