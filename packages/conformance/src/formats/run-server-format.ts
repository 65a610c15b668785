import { NotApplicable, RuleContext, type Subject } from "@partner-qualification/rules";
import type { CaseResult } from "../run/run-cases.ts";
import { toTraffic } from "../server/rule-cases.ts";
import type { Format, ServerFormat } from "./server-formats.ts";

const runIn = async (
  format: Format,
  { check }: ServerFormat,
  subject: Subject,
  base: string,
): Promise<CaseResult & { notes: string[] }> => {
  const context = new RuleContext([], subject);
  const { violations, notes, sent } = context;
  let notApplicable: string | undefined;
  try {
    await check(context, format);
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
    notApplicable = error.message;
  }
  return {
    differences: violations.map(({ what, expected, found }) => ({ what, documented: expected, found })),
    ...(notApplicable !== undefined && { notApplicable }),
    notes,
    traffic: sent.map((one) => toTraffic(one, base)),
  };
};

/**
 * Checks the format of a server where documents state several. Any of them is accepted of a server as it is, and the notes
 * say which it has; one that can be started with other settings must have each of them.
 */
export const runServerFormat = async (format: ServerFormat, subject: Subject, base: string): Promise<CaseResult> => {
  const { withSettings } = subject.server;
  if (!withSettings) return runIn("either", format, subject, base);
  const pages = await runIn("pages", format, subject, base);
  if (!format.settings) return pages;
  const server = await withSettings(format.settings);
  try {
    const other = await runIn("other", format, { ...subject, server }, base);
    const notApplicable = pages.notApplicable ?? other.notApplicable;
    return {
      differences: [...pages.differences, ...other.differences],
      ...(notApplicable !== undefined && { notApplicable }),
      notes: [...pages.notes, ...other.notes],
      traffic: [...(pages.traffic ?? []), ...(other.traffic ?? [])],
    };
  } finally {
    await server.close();
  }
};
