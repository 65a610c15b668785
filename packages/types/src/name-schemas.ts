import ts from "typescript";

const { factory } = ts;

/** The literal of `object["literal"]`; undefined for another type. */
const literalOf = (node: ts.IndexedAccessTypeNode): string | undefined =>
  ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal)
    ? node.indexType.literal.text
    : undefined;

const isNamed = (node: ts.Node | undefined, name: string): boolean =>
  node !== undefined && ts.isIdentifier(node) && node.text === name;

/** The name of a schema that is written as `components["schemas"]["Name"]`. */
const referredName = (node: ts.Node): string | undefined => {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType } = node.objectType;
  const isComponents = ts.isTypeReferenceNode(objectType) && isNamed(objectType.typeName, "components");
  return isComponents && literalOf(node.objectType) === "schemas" ? literalOf(node) : undefined;
};

/** A copy of a node, in which a type that has a name is a reference by that name. */
const withReferences = <Node extends ts.Node>(node: Node, nameOf: (type: ts.Node) => string | undefined): Node => {
  const { transformed } = ts.transform(node, [
    (context) => (start) => {
      const visit = (each: ts.Node): ts.Node => {
        const name = nameOf(each);
        return name === undefined ? ts.visitEachChild(each, visit, context) : factory.createTypeReferenceNode(name);
      };
      return ts.visitEachChild(start, visit, context);
    },
  ]);
  return transformed[0] ?? node;
};

interface NamedSchema {
  name: string;
  type: ts.TypeNode;
  comments: ts.SynthesizedComment[] | undefined;
}

const toNamedSchema = (member: ts.TypeElement): NamedSchema => {
  if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name) || !member.type)
    throw new Error("The name of a schema is not one that a TypeScript type can have: use letters and digits.");
  return { name: member.name.text, type: member.type, comments: ts.getSyntheticLeadingComments(member) };
};

/** The schemas, from the members of `components.schemas`. */
const schemasOf = (nodes: readonly ts.Node[]): NamedSchema[] => {
  const components = nodes.filter(ts.isInterfaceDeclaration).find(({ name }) => isNamed(name, "components"));
  const schemas = components?.members.find(({ name }) => isNamed(name, "schemas"));
  if (!schemas || !ts.isPropertySignature(schemas) || !schemas.type || !ts.isTypeLiteralNode(schemas.type))
    throw new Error("openapi-typescript made no components.schemas: compare its output with name-schemas.ts.");
  return schemas.type.members.map(toNamedSchema);
};

const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];

const toDeclaration = ({ name, type, comments }: NamedSchema): ts.Node => {
  const declared = withReferences(type, referredName);
  const declaration = ts.isTypeLiteralNode(declared)
    ? factory.createInterfaceDeclaration(exported, name, undefined, undefined, declared.members)
    : factory.createTypeAliasDeclaration(exported, name, undefined, declared);
  return ts.setSyntheticLeadingComments(declaration, comments);
};

/**
 * Gives every schema a declaration of its own, an interface where it is an object, and refers to it by its name: editors
 * and the compiler then show `ValidationCode` where they would list its properties.
 *
 * @param nodes what openapi-typescript made, without root types.
 */
export const nameSchemas = (nodes: readonly ts.Node[]): ts.Node[] => {
  const schemas = schemasOf(nodes);
  const names = new Map<ts.Node, string>(schemas.map(({ name, type }) => [type, name]));
  return [
    ...nodes.map((node) => withReferences(node, (type) => names.get(type) ?? referredName(type))),
    ...schemas.map(toDeclaration),
  ];
};
