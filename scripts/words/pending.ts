import type { Finding } from "./findings.ts";

/** Folders and files whose words are still being changed. A place without findings must leave this list. */
export const pending: string[] = ["packages/mock"];

/** Whether a finding is in a folder, or in the file of that name. */
export const isIn = (place: string, { file }: Finding): boolean => file === place || file.startsWith(`${place}/`);

/** Writes what to change, a line each: words to avoid outside the pending places, and places that need not be pending. */
export const problemsOf = (findings: Finding[], places: string[]): string[] => [
  ...findings
    .filter((finding) => !places.some((place) => isIn(place, finding)))
    .map(({ file, line, match, write }) => `${file}:${line} "${match}": write ${write}.`),
  ...places
    .filter((place) => !findings.some((finding) => isIn(place, finding)))
    .map((place) => `${place} has no words to avoid any more: remove it from the list in scripts/words/pending.ts.`),
];
