import type { Description } from "@partner-qualification/openapi";

/** The nodes of a description, as far as the pages show them. */
export interface SchemaNode {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  "x-extensible-enum"?: unknown[];
  default?: unknown;
  examples?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  required?: string[];
  properties?: Record<string, SchemaNode>;
  additionalProperties?: boolean;
  items?: SchemaNode;
  oneOf?: SchemaNode[];
  discriminator?: { propertyName: string };
}

export interface ParameterNode {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema: SchemaNode;
}

export interface ExampleNode {
  $ref?: string;
  summary: string;
  description?: string;
  value: unknown;
  "x-inferred"?: string;
}

export interface ContentNode {
  $ref?: string;
  required?: boolean;
  description: string;
  headers?: Record<string, ParameterNode>;
  content?: Record<string, { schema: SchemaNode; examples?: Record<string, ExampleNode> }>;
}

export interface OperationNode {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  deprecated?: boolean;
  parameters?: ParameterNode[];
  requestBody?: ContentNode;
  responses: Record<string, ContentNode>;
}

/** The last segment of a reference: the name of the component. */
export const componentName = ({ $ref = "" }: { $ref?: string }): string => $ref.slice($ref.lastIndexOf("/") + 1);

/** The operations of a description with the parameters of their paths, by their ids. */
export const operationNodes = (description: Description): Map<string, OperationNode> => {
  const nodes = Object.values(description.paths).flatMap((item) => {
    const { parameters: shared = [], ...rest } = item as { parameters?: ParameterNode[] } & Record<
      string,
      OperationNode
    >;
    return Object.values(rest).map(
      (node): OperationNode => ({
        ...node,
        parameters: [...shared, ...(node.parameters ?? [])],
      }),
    );
  });
  return new Map(nodes.map((node) => [node.operationId, node]));
};
