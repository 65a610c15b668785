import { description } from "@partner-qualification/openapi";
import type { SampleRequest } from "../sample-request.ts";

/** A way of calling the service that samples are written in. */
export interface Language {
  /** The language as highlighters name it. */
  lang: string;
  /** What a reader chooses it by. */
  label: string;
  /** What begins a comment. */
  comment: string;
  /** The code that sends a request and prints its answer. */
  write(request: SampleRequest): string;
}

/** The server that is called unless `PARTNER_CENTER_URL` names another. */
export const server = description.servers[0]?.url ?? "";
