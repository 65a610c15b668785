import { operations } from "@partner-qualification/openapi";
import { csharp } from "./languages/csharp.ts";
import { curl } from "./languages/curl.ts";
import type { Language } from "./languages/language.ts";
import { powershell } from "./languages/powershell.ts";
import { python } from "./languages/python.ts";
import { clientByPath, fluentLayer } from "./languages/typescript.ts";
import { type SampleRequest, sampleRequests } from "./sample-request.ts";

/** A program that makes one call and prints its answer. */
export interface CodeSample {
  /** The language as highlighters name it, such as `shell`. */
  lang: string;
  /** What a reader chooses the language by, such as `curl`. */
  label: string;
  /** The name of the operation's request example that it sends; absent where the operation takes no body. */
  example?: string;
  /** The program. It reads `PARTNER_CENTER_TOKEN` and, to call another server, `PARTNER_CENTER_URL`. */
  source: string;
}

const languages: readonly Language[] = [curl, clientByPath, fluentLayer, csharp, powershell, python];

const writeSample = ({ lang, label, comment, write }: Language, request: SampleRequest): CodeSample => {
  const { deprecated, replacedBy } = request.operation;
  const warning = deprecated ? `${comment} Deprecated: use ${replacedBy} instead.\n` : "";
  return {
    lang,
    label,
    ...(request.example !== undefined && { example: request.example }),
    source: warning + write(request),
  };
};

/**
 * Writes the code samples of an operation: for each of its request examples, in the order of the description, one in each
 * language. An operation without a body has one in each language.
 *
 * @throws RangeError when there is no such operation.
 * @example
 * ```ts
 * const [curl] = codeSamples("getValidationCodes");
 * ```
 */
export const codeSamples = (operationId: string): readonly CodeSample[] => {
  const operation = operations.find(({ id }) => id === operationId);
  if (!operation) {
    throw new RangeError(`No operation '${operationId}': there are ${operations.map(({ id }) => id).join(", ")}.`);
  }
  return sampleRequests(operation).flatMap((request) => languages.map((language) => writeSample(language, request)));
};
