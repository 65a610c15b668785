import type { RuleServer, Subject } from "@partner-qualification/rules";
import type { MockOptions } from "../../src/options.ts";
import { start } from "../rules-testing.ts";
import { openMock } from "../stores/open-mock.ts";
import { base } from "../testing.ts";

/** A mock in process for the cases of the rules; its clock stands still. */
const serverWith = (options: MockOptions): RuleServer & { close(): Promise<void> } => {
  const mock = openMock({ clock: () => Date.parse(start), vetting: "hold", ...options });
  return {
    async send({ method, path, headers, body = null }) {
      const response = await mock.fetch(new Request(`${base}${path}`, { method, headers, body }));
      // `text()` would drop a byte order mark.
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, text };
    },
    control: {
      decideVetting: async (decision) => (await mock.control()).decideVetting(decision),
      advanceClock: async (duration) => (await mock.control()).advanceClock(duration),
    },
    withSettings: async (settings) => serverWith(settings as MockOptions),
    close: async () => {},
  };
};

/** A new mock, with all that the cases can use. */
export const createSubject = (options: MockOptions = {}): Subject => ({ server: serverWith(options), writes: true });
