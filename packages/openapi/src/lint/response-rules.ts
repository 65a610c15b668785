import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isNode, type Node, type VisitorFactory } from "./redocly.ts";

/** Every body has at least one named example. */
export const bodyExamples: VisitorFactory = () => ({
  MediaType: (node, { report, location }) => {
    if (isNode(node.examples) && Object.keys(node.examples).length > 0) return;
    report({ message: "The body has no named example. Add one under `examples`.", location });
  },
});

/**
 * Every error response is shared and has the common error schema, alone or with its text as an alternative; a throttled
 * request has a schema of its own.
 */
export const sharedErrorSchema: VisitorFactory = () => ({
  Responses: (responses, { report, location }) => {
    for (const status of Object.keys(responses)) {
      if (!/^[45]/.test(status)) continue;
      if (!isNode(responses[status]) || typeof responses[status].$ref !== "string") {
        report({
          message: `The ${status} response is written inline. Move it to responses/ and refer to it, so that operations share it.`,
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
      if (new RegExp(`/${schema}(?:OrText)?(?:\\.yaml)?$`).test(ref)) return;
      const message = `The ${status} response has another schema than ${schema}. Refer to schemas/${schema}.yaml.`;
      report({ message, location });
    },
  },
});

const explanation = ["summary", "x-cause", "description"];

/** Every error has its meaning (`summary`), its likely cause (`x-cause`) and its fix (`description`). */
export const errorExplained: VisitorFactory = () => ({
  Response: {
    enter(response, { report, location, resolve, key }) {
      if (!/^[45]/.test(String(key)) || !isNode(response.content)) return;
      const bodies = Object.values(response.content).filter(isNode);
      const examples = bodies.flatMap((body) => (isNode(body.examples) ? Object.entries(body.examples) : []));
      for (const [name, example] of examples) {
        const node = isNode(example) && "$ref" in example ? resolve(example).node : example;
        const missing = explanation.filter((field) => !isNode(node) || typeof node[field] !== "string");
        if (missing.length === 0) continue;
        const message = `The error '${name}' has no ${missing.join(", ")}. Explain its meaning, its cause and its fix.`;
        report({ message, location });
      }
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
      report({ message: "The header has no example. Add one to the `examples` of its schema.", location });
    for (const example of examples) {
      if (ajv.validate(schema, example)) continue;
      const why = ajv.errorsText(ajv.errors, { dataVar: "it" });
      const message = `The header example ${JSON.stringify(example)} does not fit its schema: ${why}. Correct one of them.`;
      report({ message, location });
    }
  },
});
