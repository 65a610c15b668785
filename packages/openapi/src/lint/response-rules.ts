import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isNode, type Node, type VisitorFactory } from "./redocly.ts";

/** Every body has at least one named example. */
export const bodyExamples: VisitorFactory = () => ({
  MediaType: (node, { report, location }) => {
    if (isNode(node.examples) && Object.keys(node.examples).length > 0) return;
    report({ message: "This body has no named example: add one under `examples`.", location });
  },
});

/** Every error has the shared error schema; a throttled call has its own. */
export const sharedErrorSchema: VisitorFactory = () => ({
  Responses: (responses, { report, location }) => {
    for (const status of Object.keys(responses)) {
      if (!/^[45]/.test(status)) continue;
      if (!isNode(responses[status]) || typeof responses[status].$ref !== "string") {
        report({
          message: `Take ${status} from responses/, so that every operation shares it.`,
          location: location.child([status]),
        });
      }
    }
  },
  Response: {
    enter(response, { report, location, key }) {
      const status = String(key);
      if (!/^[45]/.test(status)) return;
      const schema = status === "429" ? "ThrottlingResponse" : "ErrorResponse";
      const body = isNode(response.content) ? response.content["application/json"] : undefined;
      const ref = isNode(body) && isNode(body.schema) ? String(body.schema.$ref) : "";
      if (new RegExp(`/${schema}(\\.yaml)?$`).test(ref)) return;
      report({ message: `A ${status} answer has the schema ${schema}.`, location });
    },
  },
});

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));

/** Every header has an example, and it fits the header's schema. Redocly checks neither. */
export const headerExamples: VisitorFactory = () => ({
  Header: (header, { report, location }) => {
    const schema: Node = isNode(header.schema) ? header.schema : {};
    const named = isNode(header.examples)
      ? Object.values(header.examples)
          .filter(isNode)
          .map(({ value }) => value)
      : [];
    const examples = [header.example, ...named, ...(Array.isArray(schema.examples) ? schema.examples : [])].filter(
      (example) => example !== undefined,
    );
    if (examples.length === 0)
      report({ message: "This header has no example: add one to its schema's `examples`.", location });
    for (const example of examples) {
      if (ajv.validate(schema, example)) continue;
      report({
        message: `Header example ${JSON.stringify(example)} ${ajv.errorsText(ajv.errors, { dataVar: "it" })}.`,
        location,
      });
    }
  },
});
