import { expect, test } from "vitest";
import { operations } from "./operations.ts";
import { pairedExample } from "./paired-example.ts";

const operation = (id: string) => {
  const found = operations.find(({ iid }) => iid === id);
  if (!found) throw new Error(id);
  return found;
};

test.each(["updateQualification", "createQualifications"])(
  "each request example of %s leads to the response of its name",
  (id) => {
    const examples = operation(id).request?.body?.contents?.[0]?.examples ?? [];
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples)
      if ("value" in example)
        expect(pairedExample(operation(id), id === "createQualifications" ? 201 : 200, example.value)).toBe(
          example.key,
        );
  },
);

test("the discriminator decides where no example equals the body", () => {
  const body = { qualification: "GovernmentCommunityCloud", validationCode: "x" };
  expect(pairedExample(operation("createQualifications"), 201, body)).toBe("governmentCommunityCloud");
});

test.each([undefined, null, 2, {}, { qualification: "None" }])("%j leads to the first response", (body) => {
  expect(pairedExample(operation("createQualifications"), 201, body)).toBe("education");
});
