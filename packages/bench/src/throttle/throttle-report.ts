import { table, whole } from "../report/table.ts";
import type { Sweep } from "./measure-sweeps.ts";

/** The most requests and the most time, as ratios to what a client with knowledge of the limit would need. */
const most = 1.3;

/** Whether every call succeeded, with few enough requests and in little enough time. */
export const isSwept = ({ calls, succeeded, requests, seconds, ideal }: Sweep): boolean =>
  succeeded > 0 && succeeded === calls && requests <= most * succeeded && seconds <= most * ideal;

/** The whole section, as Markdown. */
export const throttleReportOf = (sweeps: Sweep[], circumstances: string[]): string =>
  [
    "## The client past a throttle",
    circumstances.map((line) => `- ${line}`).join("\n"),
    table(
      ["service", "processes", "calls", "succeeded", "requests per success", "seconds", "of its own time", "met"],
      sweeps.map((sweep) => [
        sweep.service,
        String(sweep.processes),
        whole(sweep.calls),
        whole(sweep.succeeded),
        (sweep.requests / sweep.succeeded).toFixed(2),
        sweep.seconds.toFixed(1),
        (sweep.seconds / sweep.ideal).toFixed(2),
        isSwept(sweep) ? "yes" : "**no**",
      ]),
    ),
  ].join("\n\n");
