// The package has no types. These are the parts that its documentation shows.
declare module "openapi-to-postmanv2" {
  export interface Options {
    folderStrategy?: "Paths" | "Tags";
    parametersResolution?: "Example" | "Schema";
  }

  export interface Conversion {
    result: boolean;
    reason?: string;
    output?: { type: "collection"; data: unknown }[];
  }

  export function convertV2(
    input: { type: "json"; data: object },
    options: Options,
    callback: (error: Error | null, conversion: Conversion) => void,
  ): void;
}
