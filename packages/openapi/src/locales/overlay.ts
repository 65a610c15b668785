import { basename } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readYaml } from "./read-yaml.ts";

/** One action of a locale's overlay: the words of one node. */
export interface Action {
  target: string;
  update: Record<string, string>;
  /** The fingerprint of the English that each field of `update` translates. */
  "x-english": Record<string, string>;
  /** Translations of what the English was before; kept for the translator until there are new ones. */
  "x-stale"?: Record<string, string>;
}

/** A locale: an OpenAPI Overlay that holds words alone. */
export interface Overlay {
  overlay: "1.0.0";
  info: { title: string; version: string };
  /** What the language calls itself. */
  "x-language": string;
  /** The forms that render each term, by the term in English. */
  "x-glossary": Record<string, string[]>;
  actions: Action[];
}

/** The code of a locale, such as `ja-JP`: its file is called by it. */
export const codeOf = (file: string): string => basename(file, ".yaml");

/** A map of names to `values`. */
const mapOf = (values: object) => ({ type: "object", additionalProperties: values });
const text = { type: "string" };

const isOverlay = new Ajv2020().compile<Overlay>({
  type: "object",
  required: ["overlay", "info", "x-language", "x-glossary", "actions"],
  additionalProperties: false,
  properties: {
    overlay: { const: "1.0.0" },
    info: {
      type: "object",
      required: ["title", "version"],
      additionalProperties: false,
      properties: { title: text, version: text },
    },
    "x-language": text,
    "x-glossary": mapOf({ type: "array", items: text }),
    actions: {
      type: "array",
      items: {
        type: "object",
        required: ["target", "update", "x-english"],
        properties: { target: text, update: { type: "object" }, "x-english": mapOf(text), "x-stale": mapOf(text) },
      },
    },
  },
});

/**
 * Reads the overlay of a locale.
 *
 * @throws Error when the file has not the shape of one, with the first place that differs.
 */
export const readOverlay = (file: string): Overlay => {
  const content: unknown = readYaml(file);
  if (isOverlay(content)) return content;
  const [{ instancePath = "", message = "" } = {}] = isOverlay.errors ?? [];
  throw new Error(`${file} is not the overlay of a locale: ${instancePath || "it"} ${message}. Mend it by hand.`);
};
