// Runs 100,000 generated requests and 10,000 sequences against the mock: `pnpm soak:properties --seed 5`.
import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import { listProperties, runsOf } from "./run-properties.ts";

const help = `Sends the mock generated requests, and compares its responses with the spec and its state machine.

Usage: pnpm soak:properties [options]

  --cases N      how many requests (100000): a third of them valid, the others changed in one place
  --sequences N  how many sequences of requests (10000)
  --seed N       another seed makes other cases (20211121)
  --only TEXT    only the properties whose name contains the text
  --path PATH    only the case with this path, which a failure prints beside its seed; needs --only
  -h, --help     show this text
`;

/** Ends with a message for the user. */
const reject = (problem: string): never => {
  process.stderr.write(`soak:properties: ${problem} See pnpm soak:properties --help.\n`);
  process.exit(2);
};

const readArguments = () => {
  try {
    return parseCommandLine({
      options: {
        cases: { type: "string", default: "100000" },
        sequences: { type: "string", default: "10000" },
        seed: { type: "string", default: "20211121" },
        only: { type: "string", default: "" },
        path: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return reject(error.message);
  }
};

const { values } = readArguments();
if (values.help) {
  process.stdout.write(help);
  process.exit();
}
const [cases, sequences, seed] = [Number(values.cases), Number(values.sequences), Number(values.seed)];
const print = (text: string) => void process.stdout.write(`${text}\n`);

if (![cases, sequences, seed].every((number) => Number.isSafeInteger(number) && number > 0))
  reject("--cases, --sequences and --seed take a number above 0.");
const all = listProperties();
const chosen = all.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0) reject(`No property has '${values.only}' in its name.`);

const runs = { valid: cases / 3, mutated: (cases * 2) / 3, sequence: sequences };
for (const one of chosen) {
  const count = runsOf(one, runs, all);
  const since = performance.now();
  try {
    await one.run({ numRuns: count, seed, ...(values.path !== undefined && { path: values.path }) });
    print(`pass  ${one.name} (${count} cases, ${Math.round(performance.now() - since)} ms)`);
  } catch (error) {
    process.exitCode = 1;
    print(`FAIL  ${one.name}\n${error instanceof Error ? error.message : error}`);
  }
}
