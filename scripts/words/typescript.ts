import {
  type Comment,
  type ParamPattern,
  type PropertyKey,
  parseSync,
  type VariableDeclarator,
  Visitor,
} from "oxc-parser";
import { lineCounter, type Passage, type ProseLine } from "./prose.ts";

/** A name that a file declares, and its line. */
export interface DeclaredName {
  name: string;
  line: number;
}

type Pattern = ParamPattern | VariableDeclarator["id"];

/** Whether a text is a message or a sentence: two words next to each other. Keys, paths and code words are not. */
const isProse = (text: string): boolean => /\p{L}{2,}[,:;.]? \p{L}{2,}/u.test(text);

/** The identifiers that a pattern declares. A shorthand property is named by the object that it comes from. */
const identifiersOf = (pattern: Pattern): { name: string; start: number }[] => {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => {
        if (property.type === "RestElement") return identifiersOf(property.argument);
        return property.shorthand ? [] : identifiersOf(property.value);
      });
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? identifiersOf(element) : []));
    case "AssignmentPattern":
      return identifiersOf(pattern.left);
    case "RestElement":
      return identifiersOf(pattern.argument);
    case "TSParameterProperty":
      return identifiersOf(pattern.parameter);
  }
};

const keyOf = (key: PropertyKey): { name: string; start: number }[] => (key.type === "Identifier" ? [key] : []);

/** The lines of a text that begins on a line, without the asterisks of a comment. */
const linesOf = (text: string, line: number): ProseLine[] =>
  text.split("\n").map((one, index) => ({ text: one.replace(/^\s*\*+ ?/, ""), line: line + index }));

/** The comments, with those on lines that follow each other as one passage. */
const passagesOf = (comments: Comment[], lineOf: (offset: number) => number): Passage[] => {
  const passages: Passage[] = [];
  for (const { type, value, start } of comments) {
    const lines = linesOf(value, lineOf(start));
    const last = passages.at(-1);
    if (type === "Line" && last?.at(-1)?.line === lineOf(start) - 1) last.push(...lines);
    else passages.push(lines);
  }
  return passages;
};

/** Reads the comments, the messages and the declared names of a TypeScript or JavaScript file. */
export const readTypeScript = (file: string, source: string): { passages: Passage[]; names: DeclaredName[] } => {
  const { program, comments, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new Error(`${file} cannot be parsed: ${error.message}`);
  const lineOf = lineCounter(source);
  const passages = passagesOf(comments, lineOf);
  const names: DeclaredName[] = [];
  const declare = (identifiers: { name: string; start: number }[]): void => {
    for (const { name, start } of identifiers) names.push({ name, line: lineOf(start) });
  };
  const declareFunction = (node: { id: { name: string; start: number } | null; params: ParamPattern[] }): void =>
    declare([...(node.id ? [node.id] : []), ...node.params.flatMap(identifiersOf)]);
  new Visitor({
    Literal: ({ value, start }) => {
      if (typeof value === "string" && isProse(value))
        passages.push([{ text: value.replaceAll("\n", " "), line: lineOf(start) }]);
    },
    TemplateLiteral: ({ quasis }) => {
      // What is put in stands as one letter.
      const lines: ProseLine[] = [];
      for (const { value, start } of quasis) {
        const [first = { text: "", line: 1 }, ...rest] = linesOf(value.raw.replaceAll("\\n", " "), lineOf(start));
        const last = lines.at(-1);
        if (!last) lines.push(first);
        else if (last.line === first.line) last.text += `X${first.text}`;
        else lines.push({ ...first, text: `X${first.text}` });
        lines.push(...rest);
      }
      if (isProse(lines.map(({ text }) => text.trim()).join(" "))) passages.push(lines);
    },
    JSXText: ({ value, start }) => {
      if (isProse(value)) passages.push(linesOf(value, lineOf(start)));
    },
    VariableDeclarator: ({ id }) => declare(identifiersOf(id)),
    FunctionDeclaration: declareFunction,
    FunctionExpression: declareFunction,
    ArrowFunctionExpression: declareFunction,
    ClassDeclaration: ({ id }) => declare(id ? [id] : []),
    MethodDefinition: ({ key }) => declare(keyOf(key)),
    PropertyDefinition: ({ key }) => declare(keyOf(key)),
    TSInterfaceDeclaration: ({ id }) => declare([id]),
    TSTypeAliasDeclaration: ({ id }) => declare([id]),
    TSPropertySignature: ({ key }) => declare(keyOf(key)),
    TSMethodSignature: ({ key }) => declare(keyOf(key)),
  }).visit(program);
  return { passages, names };
};
