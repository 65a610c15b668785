import { median } from "../report/statistics.ts";
import type { Contender } from "../servers/contenders.ts";
import { load, type Round } from "../servers/load.ts";
import { type Kind, kinds } from "../servers/requests.ts";
import { type RunningServer, startServer } from "../servers/start-server.ts";

/** What was measured of one kind of request: medians of all rounds. */
export interface Figures {
  perSecond: number;
  cpuMicros: number;
  failed: number;
  total: number;
}

/** What was measured of one server. */
export interface Measured {
  contender: Contender;
  startMs: number;
  rssMb: number;
  kinds: Record<Kind, Figures>;
}

const figuresOf = (rounds: Round[]): Figures => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  cpuMicros: median(rounds.map(({ cpuMicros }) => cpuMicros)),
  failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  total: rounds.reduce((sum, { total }) => sum + total, 0),
});

const startOnce = async ({ command }: Contender): Promise<number> => {
  const server = await startServer(command);
  await server.stop();
  return server.startMs;
};

/**
 * Measures servers in turns, so that other work of the machine affects all of them alike: each is started several times,
 * then all run at once and get load one after the other, round by round. The first round of both is a warm-up.
 */
export const compare = async (
  contenders: Contender[],
  { rounds, seconds, say }: { rounds: number; seconds: number; say: (line: string) => void },
): Promise<Measured[]> => {
  const starts = contenders.map((): number[] => []);
  // The first start reads the server's files from the disk and compiles them: its time does not count.
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, contender] of contenders.entries()) {
      const startMs = await startOnce(contender);
      if (round > 0) starts[index]?.push(startMs);
    }

  const running: RunningServer[] = [];
  const seen = contenders.map((): Record<Kind, Round[]> => ({ GET: [], PUT: [], POST: [] }));
  try {
    for (const { command } of contenders) running.push(await startServer(command));
    // The first round is the warm-up, whose figures do not count.
    for (let round = 0; round <= rounds; round += 1)
      for (const kind of kinds)
        for (const [index, server] of running.entries()) {
          const shown = await load(server, kind, seconds);
          if (round > 0) seen[index]?.[kind].push(shown);
          say(
            `${round === 0 ? "warm-up" : `round ${round}`} ${kind} ${contenders[index]?.name}: ${Math.round(shown.perSecond)}/s`,
          );
        }
    return contenders.map((contender, index) => {
      const [GET, PUT, POST] = kinds.map((kind) => figuresOf(seen[index]?.[kind] ?? []));
      return {
        contender,
        startMs: median(starts[index] ?? []),
        rssMb: running[index]?.rssMb() ?? 0,
        kinds: { GET, PUT, POST } as Record<Kind, Figures>,
      };
    });
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
};
