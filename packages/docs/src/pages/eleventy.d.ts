// Eleventy has no types of its own; these are of the part that is used.
declare module "@11ty/eleventy" {
  /** What `this` is in a filter: the page that is rendered. */
  interface FilterContext {
    page: { url: string };
  }

  export interface UserConfig {
    addGlobalData(name: string, value: unknown): void;
    addFilter(name: string, filter: (this: FilterContext, value: never) => unknown): void;
    setNunjucksEnvironmentOptions(options: { throwOnUndefined?: boolean }): void;
  }

  interface RenderedPage {
    url: string;
    outputPath: string;
    content: string;
  }

  export class Eleventy {
    constructor(input: string, output: string, options: { configPath: null; config(config: UserConfig): void });
    toJSON(): Promise<RenderedPage[]>;
  }
}
