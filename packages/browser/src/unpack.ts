import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar";

/** The archive's own `fonts.conf` names folders of a cloud machine, so that the font beside it is not found. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Unpacks the archives of @sparticuz/chromium into `folder`, once; later calls find it there.
 *
 * The package's own `executablePath()` writes straight to `/tmp/chromium` and takes whatever it finds there: a half
 * written file of another process, or another version. Here a folder is filled under a name of its own and then
 * renamed, so that it is whole as soon as it is seen.
 */
export const unpackOnce = async (archives: string, folder: string): Promise<void> => {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  try {
    await Promise.all([
      pipeline(
        createReadStream(join(archives, "chromium.br")),
        createBrotliDecompress(),
        createWriteStream(join(draft, "chromium"), { mode: 0o755 }),
      ),
      extract({ file: join(archives, "al2023.tar.br"), cwd: draft, brotli: true }),
      extract({ file: join(archives, "fonts.tar.br"), cwd: draft, brotli: true }),
    ]);
    await writeFile(join(draft, "fonts.conf"), fontConfiguration);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  }
};
