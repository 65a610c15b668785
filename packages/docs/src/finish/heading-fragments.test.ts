import { expect, it } from "vitest";
import { headingFragments } from "./heading-fragments.ts";

it("makes a fragment of the words of each heading, in small letters and without punctuation", () => {
  const headings = ["C# or PowerShell?", " Clés d’accès", "snake_case – a-b", "要求 する。"];
  expect(headingFragments(headings)).toEqual(["c-or-powershell", "clés-daccès", "snake_case--a-b", "要求-する"]);
});

it("numbers the headings whose words occur again", () => {
  expect(headingFragments(["Body", "Body", "Other", "body"])).toEqual(["body", "body-1", "other", "body-2"]);
});
