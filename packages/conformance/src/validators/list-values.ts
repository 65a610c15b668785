import type { Operation, Schema } from "@partner-qualification/openapi";

/** A value to validate: an example of the spec, or one that was changed in one place. */
export interface ValueToValidate {
  /** Where it comes from, such as `createQualifications, request, education: /educationSegment is 0`. */
  name: string;
  schema: Schema;
  value: unknown;
  /** What stands in place of a part of the example; absent for the example itself, and where a part is missing. */
  other?: unknown;
  /** Whether it is an example as it is written, which is valid. */
  isExample: boolean;
}

const others: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e300, "", "x", "1", [], {}],
  ...["2021-02-30T00:00:00Z", "2021-05-06 19:59:56Z", "2021-05-06t19:59:56z", "2016-12-31T23:59:60Z"],
  ...["urn:uuid:65543400-f8b0-4783-8530-6d35ab8c6801", "65543400f8b0478385306d35ab8c6801"],
];

/** A value with another one at each of its places, and without each of its properties. */
const variantsOf = (value: unknown, path = ""): { change: string; value: unknown; other?: unknown }[] => {
  const here = others.map((other) => ({ change: `${path || "it"} is ${JSON.stringify(other)}`, value: other, other }));
  if (typeof value !== "object" || value === null) return here;
  const entries = Object.entries(value);
  const rebuild = (changed: [string, unknown][]): unknown =>
    Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
  const below = entries.flatMap(([key, child], index) =>
    variantsOf(child, `${path}/${key}`).map((variant) => ({
      ...variant,
      value: rebuild(entries.with(index, [key, variant.value])),
    })),
  );
  const without = entries.map(([key], index) => ({
    change: `${path}/${key} is missing`,
    value: rebuild(entries.toSpliced(index, 1)),
  }));
  const more = Array.isArray(value)
    ? []
    : [{ change: `${path}/other is added`, value: { ...value, other: 1 } as unknown }];
  return [...here, ...below, ...without, ...more];
};

const withVariants = (name: string, schema: Schema, value: unknown): ValueToValidate[] => [
  { name, schema, value, isExample: true },
  ...variantsOf(value).map((variant) => ({
    name: `${name}: ${variant.change}`,
    schema,
    value: variant.value,
    other: variant.other,
    isExample: false,
  })),
];

/** Lists every example of the spec, of bodies, parameters and headers, each also changed in every place of it. */
export const listValues = (operations: readonly Operation[]): ValueToValidate[] => {
  const values = operations.flatMap(({ id, parameters, requestBody, responses }) => {
    const bodies = [
      ...(requestBody ? [{ place: "request", body: requestBody }] : []),
      ...Object.values(responses).flatMap(({ status, body }) => (body ? [{ place: String(status), body }] : [])),
    ];
    const headers = Object.values(responses).flatMap((response) => Object.values(response.headers));
    const texts = [...Object.values(parameters).flat(), ...headers].filter(({ example }) => example !== undefined);
    return [
      ...bodies.flatMap(({ place, body }) =>
        Object.values(body.examples).flatMap((example) =>
          withVariants(`${id}, ${place}, ${example.name}`, body.schema, example.value),
        ),
      ),
      ...texts.flatMap(({ name, schema, example }) => withVariants(`${id}, ${name}`, schema, example)),
    ];
  });
  // Operations share most of their responses and headers.
  return [...new Map(values.map((one) => [JSON.stringify([one.schema.pointer, one.value]), one])).values()];
};
