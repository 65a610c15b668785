import type { SchemaObject } from "openapi-typescript";
import ts from "typescript";

const { factory } = ts;

/**
 * The type of a string with `x-extensible-enum`: the known values, and any other string.
 * `string & {}` keeps the known values from being absorbed, so that an editor still offers them.
 */
export const openSetType = (schema: SchemaObject): ts.TypeNode | undefined => {
  const known = (schema as { "x-extensible-enum"?: string[] })["x-extensible-enum"];
  if (!known) return undefined;
  return factory.createUnionTypeNode([
    ...known.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value))),
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  ]);
};
