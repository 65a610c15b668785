import type { Verdict } from "../report.ts";
import { table, whole } from "../table.ts";
import type { ClientMeasured } from "./compare-callers.ts";

const bytes = (count: number) => `${whole(count)} bytes`;

/** Every aim with what was measured. */
export const clientVerdictsOf = ({ speeds, sizes, heaps }: ClientMeasured): Verdict[] => {
  const ratioOf = (name: string) => speeds.find((one) => one.name === name)?.ratio ?? Number.NaN;
  const sizeOf = (name: string) => sizes.find((one) => one.name === name)?.brotli ?? Number.NaN;
  const cpu = (name: string, most: number): Verdict => ({
    what: `CPU per call, ${name}`,
    aim: `at most ${most.toFixed(2)} of fetch`,
    measured: ratioOf(name).toFixed(2),
    met: ratioOf(name) <= most,
  });
  const ahead = (name: string, peer: string): Verdict => ({
    what: `CPU per call, ${name} against ${peer}`,
    aim: "less",
    measured: `${ratioOf(name).toFixed(2)} against ${ratioOf(peer).toFixed(2)}`,
    met: ratioOf(name) < ratioOf(peer),
  });
  const size = (name: string, most: number): Verdict => ({
    what: `size, ${name}`,
    aim: `at most ${bytes(most)}`,
    measured: bytes(sizeOf(name)),
    met: sizeOf(name) <= most,
  });
  const weights = heaps.map(({ heapMb }) => heapMb);
  const growth = (weights.at(-1) ?? Number.NaN) - (weights[0] ?? Number.NaN);
  return [
    cpu("by path", 1.2),
    cpu("fluent", 1.3),
    ...["by path", "fluent"].flatMap((name) => ["ky", "axios"].map((peer) => ahead(name, peer))),
    size("by path", 5_000),
    size("all of the client", 10_000),
    {
      what: `heap after ${whole(heaps.at(-1)?.calls ?? 0)} calls`,
      aim: `at most 1 MB above that after ${whole(heaps[0]?.calls ?? 0)}`,
      measured: `${growth.toFixed(2)} MB above`,
      met: growth <= 1,
    },
  ];
};

/** The whole section, as Markdown. */
export const clientReportOf = (measured: ClientMeasured, circumstances: string[]): string =>
  [
    "## The client beside its peers",
    circumstances.map((line) => `- ${line}`).join("\n"),
    table(
      ["caller", "calls/s", "CPU µs per call", "ratio to fetch"],
      measured.speeds.map(({ name, perSecond, cpuMicros, ratio }) => [
        ...[name, whole(perSecond), cpuMicros.toFixed(1), ratio.toFixed(2)],
      ]),
    ),
    table(
      ["bundled for a browser", "minified, bytes", "brotli, bytes"],
      measured.sizes.map(({ name, minified, brotli }) => [name, whole(minified), whole(brotli)]),
    ),
    table(
      ["aim", "wanted", "measured", "met"],
      clientVerdictsOf(measured).map(({ what, aim, measured: seen, met }) => [what, aim, seen, met ? "yes" : "**no**"]),
    ),
    table(
      ["calls in a loop", "heap in use, MB"],
      measured.heaps.map(({ calls, heapMb }) => [whole(calls), heapMb.toFixed(2)]),
    ),
  ].join("\n\n");
