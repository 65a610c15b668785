import { createRequire } from "node:module";

const own = createRequire(import.meta.url);

/**
 * Finds a program that travels in one of a package's optional dependencies: in the one that was installed, because it
 * is for this machine.
 *
 * @param manifest the `package.json` of that package.
 * @param prefix what the names of those dependencies start with.
 * @param file where the program is in each of them.
 * @throws Error when none is for this machine.
 */
export const findBinary = (manifest: string, prefix: string, file: string): string => {
  const require = createRequire(own.resolve(manifest));
  const { optionalDependencies }: { optionalDependencies: Record<string, string> } = own(manifest);
  for (const name of Object.keys(optionalDependencies).filter((one) => one.startsWith(prefix))) {
    try {
      return require.resolve(`${name}/${file}`);
    } catch {
      // For another machine.
    }
  }
  throw new Error(
    `No ${prefix}* is installed for ${process.platform}-${process.arch}. Run pnpm install; if that brings none, this runtime cannot be had here.`,
  );
};
