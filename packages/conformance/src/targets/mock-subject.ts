import { createMock, listen, type MockOptions } from "@partner-qualification/mock";
import type { RuleServer, Subject } from "@partner-qualification/rules";

type Server = RuleServer & { base: string; close(): Promise<void> };

/** The clock stands still: a slow machine must not decide a vetting. */
const now = Date.parse("2024-02-03T04:05:06Z");

const start = async (options: MockOptions): Promise<Server> => {
  const mock = createMock({ clock: () => now, vetting: "hold", ...options });
  const { url, close } = await listen(mock, { port: 0 });
  return {
    base: url,
    async send({ method, path, headers, body = null }) {
      const response = await fetch(`${url}${path}`, { method, headers, body });
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, text };
    },
    control: {
      decideVetting: async (decision) => mock.control.decideVetting(decision),
      advanceClock: async (duration) => mock.control.advanceClock(duration),
    },
    withSettings: (settings) => start(settings as MockOptions),
    close,
  };
};

/** The mock as a server that cases of rules can use in every way. */
export const createMockSubject = async (): Promise<{ subject: Subject; base: string; close(): Promise<void> }> => {
  const server = await start({});
  return { subject: { server, writes: true }, base: server.base, close: server.close };
};
