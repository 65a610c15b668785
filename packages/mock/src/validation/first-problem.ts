import { append, pointerSegments } from "@hyperjump/json-pointer";
import type { ErrorObject } from "ajv";
import { controlSchemas } from "../generated/control-schemas.ts";
import { describeSchema, schemaAt } from "../prism/index.ts";
import { displayName } from "../request/display-name.ts";
import { type SchemaName, validatorOf } from "./validators.ts";

/** What is wrong with a value, and where. */
export interface Problem {
  /** The steps that lead there. */
  path: string[];
  /** What is wrong, such as `must be an array`. It repeats names and what the schema allows, and no value. */
  what: string;
  /** Whether it is the name of the property that is wrong, and not its value. */
  ofName: boolean;
}

/** A place in a JSON document (RFC 6901) for an error message: long and odd names are shortened and escaped. */
const pointerOf = (path: string[]): string => path.reduce((pointer, step) => append(displayName(step), pointer), "");

/** The place of a problem, such as `/codes/0/validationId`; `whole` is what the value itself is called, such as `the seed`. */
export const placeOf = ({ path }: Problem, whole: string): string => pointerOf(path) || whole;

/** What a value must be, by the keyword that it breaks. */
const limits: Record<string, (limit: number) => string> = {
  minimum: (limit) => `must be at least ${limit}`,
  maximum: (limit) => `must be at most ${limit}`,
  maxLength: (limit) => `must have at most ${limit} characters`,
  maxItems: (limit) => `must have at most ${limit} items`,
};

const toProblem = (error: ErrorObject, name: SchemaName): Problem => {
  const { instancePath, keyword, params, propertyName } = error;
  const path = [...pointerSegments(instancePath)];
  const schema = schemaAt(controlSchemas[name], path);
  if (propertyName !== undefined) {
    const what = `has a name that ${describeSchema(schema.propertyNames ?? {})}`;
    return { path: [...path, propertyName], what, ofName: true };
  }
  if (keyword === "additionalProperties") {
    const known = Object.keys(schema.properties ?? {}).join(", ");
    return { path: [...path, params.additionalProperty], what: `is not known; known are ${known}`, ofName: true };
  }
  if (keyword === "required") {
    const missing = params.missingProperty;
    const what = `lacks property '${missing}', which ${describeSchema(schemaAt(schema, [missing]))}`;
    return { path, what, ofName: false };
  }
  return { path, what: limits[keyword]?.(params.limit) ?? describeSchema(schema), ofName: false };
};

/** Validates a value up to its first problem, which it returns; undefined for a valid value. */
export const firstProblem = (value: unknown, name: SchemaName): Problem | undefined => {
  const validate = validatorOf(name);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return error ? toProblem(error, name) : { path: [], what: "is not as described", ofName: false };
};
