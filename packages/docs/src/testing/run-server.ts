// A server in a process of its own, so that a test sees whether it lives: `fork` it with the folder to serve, and it
// sends its port. Its time limits are short.
import { defaultLimits } from "../server/limits.ts";
import { serveFolder } from "../server/serve-docs.ts";
import { siteFolder } from "../site-folder.ts";

const [folder = siteFolder] = process.argv.slice(2);
const { port } = await serveFolder(folder, { port: 0 }, { ...defaultLimits, requestMs: 500 });
process.send?.(port);
process.once("disconnect", () => process.exit());
