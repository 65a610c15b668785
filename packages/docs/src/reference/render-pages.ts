// Runs the Redocly CLI in this process for one description after another: it takes longer to load than to render a page.
// Arguments: the CLI's module, the folder of the descriptions, and the options of its command.
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [node = "", , cli = "", folder = "", ...options] = process.argv;

/** Resolves when a command of the CLI has ended: it leaves its exit code to this event then. */
const commandEnd = (): Promise<void> =>
  new Promise((resolve) => {
    const notice = (event: string | symbol): void => {
      if (event !== "beforeExit") return;
      process.off("newListener", notice);
      resolve();
    };
    process.on("newListener", notice);
  });

for (const input of globSync("*.json", { cwd: folder })) {
  const output = join(folder, input.replace(/json$/, "html"));
  const end = commandEnd();
  process.argv = [node, cli, "build-docs", join(folder, input), "--output", output, ...options];
  // The query lets the module run again; what it imports stays loaded.
  await import(`${pathToFileURL(cli).href}?${input}`);
  await end;
  if (!existsSync(output)) process.exit(1);
}
