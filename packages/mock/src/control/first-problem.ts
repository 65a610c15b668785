import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { controlSchemas } from "../generated/control-schemas.ts";
import { sanitize } from "../journal/redact.ts";

// Unlike Prism's, it ends at the first error. Only the control API uses it, so that it is loaded with the first body.
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: false }));
const maxPlaceLength = 200;

/**
 * Validates a large value up to its first problem. To collect and describe them all, as for a small one, would take
 * seconds for a body of 1 MiB with 500,000 wrong numbers.
 *
 * @returns the place and what is wrong there, such as `/codes/7 must be object.`; undefined for a valid value.
 */
export const firstProblem = (value: unknown, schema: keyof typeof controlSchemas): string | undefined => {
  const validate = ajv.compile(controlSchemas[schema]);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  if (!error) return undefined;
  const { instancePath, propertyName, params, message } = error;
  const name = propertyName ?? params.additionalProperty;
  const place = sanitize(name === undefined ? instancePath : `${instancePath}/${name}`, maxPlaceLength);
  if (params.additionalProperty !== undefined) return `${place} is not known.`;
  return `${place || "the whole"} ${propertyName === undefined ? "" : "has a name that "}${message}.`;
};
