export { type ServedDocs, type ServeOptions, serveDocs } from "./serve.ts";
export { siteFolder } from "./site-folder.ts";
