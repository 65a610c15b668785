import { errorPage } from "@partner-qualification/openapi";

/** What every page of the site has. */
export interface PageView {
  /** The file of the page in the folder of its language, such as `errors/index.html`. */
  file: string;
  /** The heading, and with the name of the site the title. */
  title: string;
  /** One sentence about the page, as plain text. */
  summary: string;
}

const kebab = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();

/** The page of each thing in the folder of a language. */
export const files = {
  operation: (id: string): string => `operations/${kebab(id)}.html`,
  schema: (name: string): string => `schemas/${kebab(name)}.html`,
  /** By the name of the error's example in the components. */
  error: errorPage,
  exchange: (id: string): string => `exchanges/${id}.html`,
};
