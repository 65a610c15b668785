import downConvert from "@apiture/openapi-down-convert";
import { Validator } from "@seriousme/openapi-schema-validator";
import spectralCore, { type RulesetDefinition } from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { expect, it } from "vitest";
import { readBundle } from "../generate/bundle.ts";

const downConverted = () => new downConvert.Converter(readBundle()).convert() as Record<string, unknown>;

it("the spec is valid OpenAPI 3.1, and valid OpenAPI 3.0 once openapi-down-convert has converted it", async () => {
  const converted = downConverted();
  expect([readBundle().openapi, converted.openapi]).toEqual(["3.1.0", "3.0.3"]);
  for (const document of [readBundle(), converted]) {
    const { valid, errors } = await new Validator().validate({ ...document });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  }
});

it("Spectral finds nothing in the spec", async () => {
  const spectral = new spectralCore.Spectral();
  // Its own types do not admit the rule set that its documentation shows.
  spectral.setRuleset({ extends: [rulesets.oas as unknown as RulesetDefinition] });
  expect(await spectral.run({ ...readBundle() })).toEqual([]);
});
