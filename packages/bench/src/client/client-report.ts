import { table, whole } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import type { ClientMeasured } from "./compare-callers.ts";

type Turn = ClientMeasured["turns"][number];

const bytes = (count: number) => `${whole(count)} bytes`;

/** Every aim with what was measured. */
export const clientVerdictsOf = ({ turns, sizes, heaps }: ClientMeasured): Verdict[] => {
  const sizeOf = (name: string) => sizes.find((one) => one.name === name)?.brotli ?? Number.NaN;
  const ratioOf = (name: string, { speeds }: Turn) => speeds.find((one) => one.name === name)?.ratio ?? Number.NaN;
  const cpu = (name: string, most: number, turn: Turn): Verdict => ({
    what: `CPU per call, ${name}, ${turn.atATime} at a time`,
    aim: `at most ${most.toFixed(2)} of fetch`,
    measured: ratioOf(name, turn).toFixed(2),
    met: ratioOf(name, turn) <= most,
  });
  const ahead = (name: string, peer: string, turn: Turn): Verdict => ({
    what: `CPU per call, ${name} against ${peer}, ${turn.atATime} at a time`,
    aim: "less",
    measured: `${ratioOf(name, turn).toFixed(2)} against ${ratioOf(peer, turn).toFixed(2)}`,
    met: ratioOf(name, turn) < ratioOf(peer, turn),
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
    ...turns.flatMap((turn) => [cpu("by path", 1.35, turn), cpu("fluent", 1.45, turn)]),
    ...turns.flatMap((turn) =>
      ["by path", "fluent"].flatMap((name) => ["ky", "axios"].map((peer) => ahead(name, peer, turn))),
    ),
    size("by path", 8_000),
    size("all of the client", 9_000),
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
    ...measured.turns.map(({ atATime, speeds }) =>
      table(
        [`caller, ${atATime} at a time`, "calls/s", "CPU µs per call", "ratio to fetch"],
        speeds.map(({ name, perSecond, cpuMicros, ratio }) => [
          ...[name, whole(perSecond), cpuMicros.toFixed(1), ratio.toFixed(2)],
        ]),
      ),
    ),
    table(
      ["bundled for a browser", "minified, bytes", "brotli, bytes"],
      measured.sizes.map(({ name, minified, brotli }) => [name, whole(minified), whole(brotli)]),
    ),
    table(
      ["part of the client", "brotli, bytes that leaving it out saves"],
      measured.parts.map(({ part, brotli }) => [part, whole(brotli)]),
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
