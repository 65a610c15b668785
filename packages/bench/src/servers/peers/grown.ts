// The mock with more operations in its spec, or more customers in memory.
import type { createMock as create } from "@partner-qualification/mock";

const [port = "0", operations = "0", customers = "0"] = process.argv.slice(2);

// The bundle contains the operations as JSON, and parses them once, when it loads.
const { parse } = JSON;
JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]) => {
  const value = parse(text, reviver);
  const isOperations = Array.isArray(value) && value.some((one) => one?.iid === "getQualification");
  if (!isOperations) return value;
  const more = Array.from({ length: Math.max(Number(operations) - value.length, 0) }, (_, index) => {
    const copy = structuredClone(value[index % value.length]);
    return {
      ...copy,
      id: `${copy.id}${index}`,
      iid: `${copy.iid}${index}`,
      path: copy.path.replace("/v1/", `/v1/more${index}/`),
    };
  });
  return [...more, ...value];
};
const { createMock } = (await import("@partner-qualification/mock")) as { createMock: typeof create };
JSON.parse = parse;

const guid = (index: number) => `00000000-0000-4000-9000-${index.toString(16).padStart(12, "0")}`;
const held = Object.fromEntries(
  Array.from({ length: Number(customers) }, (_, index) => [
    guid(index),
    [{ qualification: "StateOwnedEntity" as const }],
  ]),
);
const mock = createMock({ seed: { customers: held } });
await mock.listen({ port: Number(port) });
