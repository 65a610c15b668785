import { expect, it } from "vitest";
import { description, readDescription, resolve } from "./index.ts";

const responses = {
  First: { $ref: "#/components/responses/Second" },
  Second: { $ref: "#/components/responses/Third" },
  Third: { description: "The third." },
  Lost: { $ref: "#/components/responses/Nothing/content" },
};

it("follows a chain of references within the description it is given", () => {
  const within = { ...description, components: { responses } };
  expect(resolve({ $ref: "#/components/responses/First" }, within)).toBe(responses.Third);
});

it("leaves a node that is no reference as it is", () => {
  expect(resolve(responses.Third)).toBe(responses.Third);
});

it("reads the escapes of a JSON pointer, and those of a URL around them", () => {
  const within = { ...description, paths: { "/v1/{id}": { summary: "by id" }, "/~1": { summary: "a tilde" } } };
  expect(resolve({ $ref: "#/paths/~1v1~1%7Bid%7D" }, within)).toEqual({ summary: "by id" });
  expect(resolve({ $ref: "#/paths/~1~01" }, within)).toEqual({ summary: "a tilde" });
});

it("follows the references of the English description unless it is given another", async () => {
  const german = await readDescription("de-DE");
  const reference = { $ref: "#/components/responses/too-many-requests" };
  expect(resolve(reference)).toBe(description.components.responses?.["too-many-requests"]);
  expect(resolve(reference, german)).toBe(german.components.responses?.["too-many-requests"]);
});

it.each([
  ["that leads nowhere", "#/components/schemas/Nothing"],
  ["below what is not there", "#/components/nothing/at/all"],
  ["to another document", "xy/components/schemas"],
])("refuses a reference %s", (_, $ref) => {
  expect(() => resolve({ $ref })).toThrow(new RangeError(`The description has nothing at ${$ref}.`));
});

it("names the reference of a chain that leads nowhere", () => {
  const within = { ...description, components: { responses } };
  const lost = "#/components/responses/Nothing/content";
  expect(() => resolve({ $ref: "#/components/responses/Lost" }, within)).toThrow(lost);
});
