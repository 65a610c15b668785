// Bundles the mock with what it imports, so that it loads few files and installs nothing beside itself.
import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { operations } from "../src/prism/operations.ts";
import { bundleMock, chunk, folder } from "./bundle-mock.ts";
import { nameChunks } from "./chunks.ts";
import { reachable } from "./declarations.ts";
import { bundlePage } from "./page.ts";
import { thirdPartyNotices } from "./third-party.ts";

const dist = join(folder, "dist");
const { outputFiles, metafile } = await bundleMock();
const page = await bundlePage(operations);

const files = outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
const made = nameChunks(files, (name) => name.startsWith(chunk));
made.push({
  name: "THIRD-PARTY.txt",
  text: thirdPartyNotices({ outputs: { ...metafile.outputs, ...page.metafile.outputs } }, folder),
});

mkdirSync(dist, { recursive: true });
for (const { name, text } of made) writeFileSync(join(dist, name), text);
// What an earlier build left, and the declarations of what nobody can import from outside.
const kept = new Set([...made.map(({ name }) => join(dist, name)), ...reachable(join(dist, "index.d.ts"))]);
for (const file of globSync("**/*.*", { cwd: dist }).map((name) => join(dist, name)))
  if (!kept.has(file)) rmSync(file, { recursive: true, force: true });
