export { type ServedDocs, type ServeOptions, serveDocs } from "./server/serve-docs.ts";
export { siteFolder } from "./site-folder.ts";
