import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar";

/** A font with the characters of Chinese and Japanese. */
const cjkFont = import.meta.resolve(
  "@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf",
);

const fontConfiguration = (fonts: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  ${fonts}
  <dir prefix="relative">cjk</dir>
  <cachedir prefix="relative">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The configurations of fonts, by the names of their files: for a machine without fonts, and for one with its own. The
 * archive has one that names folders of a cloud machine, so that the font beside it is not found.
 */
const fontConfigurations = {
  "fonts.conf": fontConfiguration('<dir prefix="relative">fonts</dir>'),
  "further-fonts.conf": fontConfiguration('<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'),
};

/**
 * Unpacks the archives of @sparticuz/chromium into `folder`, with a font, once; later calls find it there.
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
    await mkdir(join(draft, "cjk"));
    await copyFile(fileURLToPath(cjkFont), join(draft, "cjk", "font.ttf"));
    for (const [file, text] of Object.entries(fontConfigurations)) await writeFile(join(draft, file), text);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  }
};
