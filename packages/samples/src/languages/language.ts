import { description } from "@partner-qualification/openapi";
import type { SampleRequest } from "../sample-request.ts";

/** A language, with its HTTP client, that samples are written in. */
export interface Language {
  /** The language as highlighters name it. */
  lang: string;
  /** The name that users select it by. */
  label: string;
  /** The start of a comment. */
  comment: string;
  /** Writes the code that sends a request and prints the response; undefined where the language cannot make the call. */
  write(request: SampleRequest): string | undefined;
}

/** The default server; `PARTNER_CENTER_URL` overrides it. */
export const server = description.servers[0]?.url ?? "";
