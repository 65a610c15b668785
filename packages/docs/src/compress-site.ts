import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { brotliCompress, constants } from "node:zlib";

/** The number of files of a site, and their sizes in bytes. */
export interface SiteSize {
  files: number;
  plain: number;
  brotli: number;
}

const packed = /\.(?:html|md|txt|js|css|json|svg|xml)$/;

/**
 * How well a file is compressed. The last tenth of its size costs more time than all else in the build: it is worth it
 * for what every reader loads, and for the large pages of the operations. What is loaded by few is large as well.
 */
const qualityOf = (file: string): number => {
  if (/^_astro\/|\/operations\/.*\.html$/.test(file)) return constants.BROTLI_MAX_QUALITY;
  return /^(?:mock|redoc|pagefind)\/.*\.(?:js|css)$/.test(file) ? 10 : 9;
};

/** Writes the brotli form of a file beside it, and returns the sizes of both. */
const compress = async (folder: string, file: string): Promise<{ plain: number; brotli: number }> => {
  const text = readFileSync(join(folder, file));
  const brotli = await promisify(brotliCompress)(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: qualityOf(file),
      // No larger than the file: each window is memory that is cleared.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(text.byteLength + 16)))),
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  });
  writeFileSync(join(folder, `${file}.br`), brotli);
  return { plain: text.byteLength, brotli: brotli.byteLength };
};

/** Compresses the files, a few at a time: Node has four threads for it, and thousands at once would hold all their memory. */
const compressAll = async (folder: string): Promise<SiteSize> => {
  const files = globSync("**/*.*", { cwd: folder })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => packed.test(file));
  const sum = { files: files.length, plain: 0, brotli: 0 };
  const queue = files.values();
  const work = async () => {
    for (const file of queue) {
      const { plain, brotli } = await compress(folder, file);
      sum.plain += plain;
      sum.brotli += brotli;
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return sum;
};

/**
 * Writes the brotli form of each text of a site beside it. A thread of its own does it: V8 counts the memory of the
 * compressor, and collects garbage for each few files, which takes long in the heap that Astro leaves.
 */
export const compressSite = (folder: string): Promise<SiteSize> =>
  new Promise((resolve, reject) => {
    new Worker(new URL(import.meta.url), { workerData: folder }).once("message", resolve).once("error", reject);
  });

if (parentPort) parentPort.postMessage(await compressAll(workerData as string));
