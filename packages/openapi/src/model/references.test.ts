import { expect, it } from "vitest";
import { description, readDescription } from "../index.ts";
import { followReferences } from "./references.ts";

const responses = {
  First: { $ref: "#/components/responses/Second" },
  Second: { $ref: "#/components/responses/Third" },
  Third: { description: "The third." },
  Lost: { $ref: "#/components/responses/Nothing/content" },
};
const document = { components: { responses } };

it("follows a chain of references to the node, its place and its name", () => {
  const found = followReferences({ $ref: "#/components/responses/First" }, "/somewhere", document);
  expect(found).toEqual({ node: responses.Third, pointer: "/components/responses/Third", componentName: "Third" });
});

it("returns a node that is not a reference as it is", () => {
  const found = followReferences(responses.Third, "/components/responses/Third/content", document);
  expect(found.node).toBe(responses.Third);
  expect(found).toMatchObject({ pointer: "/components/responses/Third/content", componentName: undefined });
});

it("takes the words beside a reference in place of those of the node", () => {
  const reference = { $ref: "#/components/responses/First", description: "The first." };
  expect(followReferences(reference, "", document).node).toEqual({ description: "The first." });
});

it("reads the escapes of a JSON pointer, and those of a URL around them", () => {
  const escaped = { paths: { "/v1/{id}": { summary: "by id" }, "/~1": { summary: "a tilde" } } };
  expect(followReferences({ $ref: "#/paths/~1v1~1%7Bid%7D" }, "", escaped).node).toEqual({ summary: "by id" });
  expect(followReferences({ $ref: "#/paths/~1~01" }, "", escaped).node).toEqual({ summary: "a tilde" });
});

it("stays within the document it is given", async () => {
  const german = await readDescription("de-DE");
  const reference = { $ref: "#/components/responses/too-many-requests" };
  expect(followReferences(reference, "", german).node).toEqual(german.components.responses?.["too-many-requests"]);
  expect(followReferences(reference, "", german).node).not.toEqual(followReferences(reference, "", description).node);
});

it.each([
  ["that leads nowhere", "#/components/schemas/Nothing"],
  ["below what is not there", "#/components/nothing/at/all"],
  ["to what every object inherits", "#/components/constructor"],
  ["to a value that is not a node", "#/components/responses/Third/description"],
  ["to another document", "xy/components/schemas"],
])("rejects a reference %s", (_, $ref) => {
  const message = `The document has nothing at '${$ref}'. Refer to one of its own nodes.`;
  expect(() => followReferences({ $ref }, "", document)).toThrow(new RangeError(message));
});

it("names the reference of a chain that leads nowhere", () => {
  const lost = "#/components/responses/Nothing/content";
  expect(() => followReferences({ $ref: "#/components/responses/Lost" }, "", document)).toThrow(lost);
});
