import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** The words of the workflows in a language, by their English; none for English itself. */
export const readWorkflowWords = (locale: string): Readonly<Record<string, string>> => {
  const file = new URL(`labels/${locale}.yaml`, import.meta.url);
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
};
