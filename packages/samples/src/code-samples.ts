import { findOperation, type Operation, operations } from "@partner-qualification/openapi";
import { csharp } from "./languages/csharp.ts";
import { curl } from "./languages/curl.ts";
import type { Language } from "./languages/language.ts";
import { powershell } from "./languages/powershell.ts";
import { python } from "./languages/python.ts";
import { clientByPath, fluentLayer } from "./languages/typescript.ts";
import { type SampleRequest, sampleRequests } from "./sample-request.ts";

/** A program that makes one call and prints the response. */
export interface CodeSample {
  /** The language as highlighters name it, such as `shell`. */
  lang: string;
  /** The name that users select the language by, such as `curl`. */
  label: string;
  /** The name of the operation's request example that it sends; absent where the operation has no request body. */
  example?: string;
  /** The program. It reads `PARTNER_CENTER_TOKEN` and, to call another server, `PARTNER_CENTER_URL`. */
  source: string;
}

const languages: readonly Language[] = [curl, clientByPath, fluentLayer, csharp, powershell, python];

/** Writes a sample; none where the language cannot make the call. */
const writeSamples = ({ lang, label, comment, write }: Language, request: SampleRequest): CodeSample[] => {
  const source = write(request);
  if (source === undefined) return [];
  const { deprecated, replacedBy } = request.operation;
  const warning = deprecated ? `${comment} Deprecated: use ${replacedBy} instead.\n` : "";
  return [
    { lang, label, ...(request.example !== undefined && { example: request.example }), source: warning + source },
  ];
};

/** Writes the code samples of an operation of any description; see `codeSamples`. */
export const samplesOf = (operation: Operation): readonly CodeSample[] =>
  sampleRequests(operation).flatMap((request) => languages.flatMap((language) => writeSamples(language, request)));

/**
 * Writes the code samples of an operation: for each of its request examples, in the order of the spec, one in each
 * language. An operation without a request body has one in each language.
 *
 * @throws RangeError when there is no such operation; the message lists those that there are.
 * @example
 * ```ts
 * const [curl] = codeSamples("getValidationCodes");
 * ```
 */
export const codeSamples = (operationId: string): readonly CodeSample[] =>
  samplesOf(findOperation(operationId, operations));
