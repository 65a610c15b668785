import { CST, isPair, isScalar, Lexer, parseAllDocuments, type Scalar, visit } from "yaml";
import { lineCounter, type Passage } from "./prose.ts";

/** The keys of the spec, its errata and its rules whose values are sentences of ours. */
const proseKeys = new Set([
  ...["description", "summary", "title", "x-displayName", "x-summary", "x-cause", "x-inferred", "statement", "changes"],
  // Of errata: what the documents say, what is right, and how that is known.
  ...["says", "original", "corrected", "known", "evidence"],
  // Of token checks and of documented exchanges, whose requests and responses are verbatim.
  ...["problem", "note"],
]);

/** The comments of a YAML text. */
const commentsOf = (source: string, lineOf: (offset: number) => number): Passage[] => {
  const passages: Passage[] = [];
  let offset = 0;
  for (const lexeme of new Lexer().lex(source)) {
    const type = CST.tokenType(lexeme);
    if (type === "comment") {
      const line = { text: lexeme.replace(/^#+ ?/, ""), line: lineOf(offset) };
      const last = passages.at(-1);
      if (last?.at(-1)?.line === line.line - 1) last.push(line);
      else passages.push([line]);
    }
    // Those are marks of the lexer that are not in the text.
    if (type !== "scalar" && type !== "doc-mode" && type !== "flow-error-end") offset += lexeme.length;
  }
  return passages;
};

/** The lines of a scalar, without quotes and without the header of a block. */
const linesOf = ({ range, type }: Scalar, source: string, lineOf: (offset: number) => number): Passage => {
  const [start, end] = range ?? [0, 0];
  const lines = source.slice(start, end).split("\n");
  const passage = lines.map((text, index) => ({ text: text.trim(), line: lineOf(start) + index }));
  return type?.startsWith("BLOCK") ? passage.slice(1) : passage;
};

// A schema may have a property with such a name: `properties: { example: { description: … } }`.
const isVerbatim = (key: unknown, path: readonly unknown[]): boolean => {
  const holder = path.at(-2);
  if (isPair(holder) && isScalar(holder.key) && holder.key.value === "properties") return false;
  return (
    isScalar(key) && ["value", "example", "examples", "default", "enum", "x-extensible-enum"].includes(`${key.value}`)
  );
};

/** Which values of a file are sentences: all, none, or those of `proseKeys`. */
export type ProseValues = "all" | "none" | "of-prose-keys";

/** Reads the prose of a YAML file: its comments and the values that are sentences. */
export const readYaml = (source: string, values: ProseValues): Passage[] => {
  const lineOf = lineCounter(source);
  const passages = commentsOf(source, lineOf);
  if (values === "none") return passages;
  for (const document of parseAllDocuments(source)) {
    visit(document, {
      // What an example, a default or an enum holds is verbatim, whatever its keys are called.
      Pair: (_, { key }, path) => (isVerbatim(key, path) ? visit.SKIP : undefined),
      Scalar: (key, node, path) => {
        if (key === "key" || typeof node.value !== "string") return;
        const holder = path.findLast(isPair)?.key;
        const named = isScalar(holder) && proseKeys.has(`${holder.value}`);
        if (values === "all" || named) passages.push(linesOf(node, source, lineOf));
      },
    });
  }
  return passages;
};
