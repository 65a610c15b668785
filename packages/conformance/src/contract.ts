import type { Description, Operation } from "@partner-qualification/openapi";
import { listOperations, resolve } from "@partner-qualification/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { oas31 } from "openapi3-ts";

type Named<T> = Record<string, T>;
type Parameter = oas31.ParameterObject;

/** One operation as the description has it, its references resolved. */
export interface DescribedOperation extends Operation {
  parameters: Parameter[];
  /** Whether a call needs an access token. */
  secured: boolean;
  /** The examples of the request body, by name; empty where there is no body. */
  requestExamples: Named<unknown>;
  /** The examples of an answer, by name. */
  responseExamples(status: number): Named<unknown>;
  /** The headers of an answer, by name in lower case. */
  responseHeaders(status: number): Named<oas31.HeaderObject>;
  /** Where the schemas of the bodies stand. */
  requestSchema: string;
  responseSchema(status: number): string;
}

const json = "application/json";
const pointer = (...keys: (string | number)[]) =>
  keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The description, ready to judge messages by. */
export class Contract {
  readonly operations: DescribedOperation[];
  readonly #description: Description;
  readonly #ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));

  constructor(description: Description) {
    this.#description = description;
    this.#ajv.addSchema(description, "description");
    this.operations = listOperations(description).map((operation) => this.#describe(operation));
  }

  /** The operation that a path belongs to; a literal segment wins over a parameter. */
  route(method: string, path: string): DescribedOperation | undefined {
    const matches = this.operations.filter((operation) => {
      const pattern = operation.path.replace(/\{[^}]+\}/g, "[^/]+");
      return operation.method === method && new RegExp(`^${pattern}$`).test(path);
    });
    return matches.find((operation) => !operation.path.includes("{")) ?? matches[0];
  }

  /** What stands at a JSON pointer; undefined where there is nothing. */
  at(place: string): unknown {
    const keys = place
      .slice(1)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    return keys.reduce<unknown>((node, key) => (node as Named<unknown> | undefined)?.[key], this.#description);
  }

  /** How a value breaks the schema at a JSON pointer; undefined when it does not. */
  violation(place: string, value: unknown): string | undefined {
    const fragment = place.split("/").map(encodeURIComponent).join("/");
    const validate = this.#ajv.getSchema(`description#${fragment}`);
    if (!validate) throw new TypeError(`The description has no schema at ${place}.`);
    return validate(value) ? undefined : this.#ajv.errorsText(validate.errors, { dataVar: "it" });
  }

  /** How a value breaks a schema given in place, as those of headers and parameters are. */
  valueViolation(schema: object, text: string): string | undefined {
    const value = (schema as oas31.SchemaObject).type === "integer" ? Number(text) : text;
    const validate = this.#ajv.compile(schema);
    return validate(value) ? undefined : this.#ajv.errorsText(validate.errors, { dataVar: "it" });
  }

  #resolve<T extends object>(node: T | oas31.ReferenceObject): T {
    return resolve(node, this.#description);
  }

  #examples(content: oas31.ContentObject | undefined): Named<unknown> {
    const examples = Object.entries(content?.[json]?.examples ?? {});
    return Object.fromEntries(examples.map(([name, example]) => [name, this.#resolve(example).value]));
  }

  #describe(operation: Operation): DescribedOperation {
    const place = pointer("paths", operation.path, operation.method.toLowerCase());
    const item = this.#description.paths[operation.path] as oas31.PathItemObject;
    const node = this.at(place) as oas31.OperationObject;
    const body = node.requestBody && this.#resolve<oas31.RequestBodyObject>(node.requestBody);
    const response = (status: number) => {
      const found = node.responses?.[status] as oas31.ResponseObject | oas31.ReferenceObject | undefined;
      return found && this.#resolve<oas31.ResponseObject>(found);
    };
    const responsePlace = (status: number) => {
      const ref = (node.responses?.[status] as { $ref?: string } | undefined)?.$ref;
      return ref ? ref.slice(1) : `${place}${pointer("responses", status)}`;
    };
    return {
      ...operation,
      parameters: [...(item.parameters ?? []), ...(node.parameters ?? [])].map((one) => this.#resolve<Parameter>(one)),
      secured: (node.security ?? this.#description.security ?? []).length > 0,
      requestExamples: this.#examples(body?.content),
      responseExamples: (status) => this.#examples(response(status)?.content),
      responseHeaders: (status) =>
        Object.fromEntries(
          Object.entries(response(status)?.headers ?? {}).map(([name, header]) => [
            name.toLowerCase(),
            this.#resolve(header),
          ]),
        ),
      requestSchema: `${place}${pointer("requestBody", "content", json, "schema")}`,
      responseSchema: (status) => `${responsePlace(status)}${pointer("content", json, "schema")}`,
    };
  }
}
