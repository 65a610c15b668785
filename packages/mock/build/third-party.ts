import { join } from "node:path";
import { noticesOf, packageFolderOf } from "@partner-qualification/notices";
import type { Metafile } from "esbuild";

/**
 * Returns the notices of the packages whose code is in a bundle. A file that was read, but of which nothing is left, is not.
 *
 * @param folder that the paths of the metafile are relative to.
 * @throws Error naming the packages whose license text is not known.
 */
export const thirdPartyNotices = ({ outputs }: Pick<Metafile, "outputs">, folder: string): string => {
  const used = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = used
    .filter((file) => file.includes("node_modules"))
    .map((file) => packageFolderOf(join(folder, file)));
  return `This package holds parts of these packages.\n\n${noticesOf(folders)}`;
};
