// All messages about the settings of the command, side by side: what is wrong, then how to fix it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createMock } from "../create-mock.ts";
import { readArguments } from "./arguments.ts";
import { readSeedFile } from "./seed-file.ts";
import { settingNames, settingOf } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "mock-messages-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (content: string | Uint8Array): string => {
  const file = join(folder, "file.json");
  writeFileSync(file, content);
  return file;
};

/** The message, with `<file>` for the file. */
const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    const { message } = error as Error;
    return message.replace(join(folder, "file.json"), "<file>");
  }
  return "no error";
};

const flags: [args: string[], message: string][] = [
  [["--prot", "1"], "Unknown option '--prot'. Did you mean --port? See --help."],
  [["--verbose"], "Unknown option '--verbose'. See --help."],
  [["--", "--", "--bom"], "Unexpected argument '--bom'. See --help."],
  [["--latency", "--bom"], "Option '--latency <value>' argument missing. See --help."],
  [["--bom", "-5"], "Option '--bom' does not take an argument. See --help."],
  [["--port", "65536"], "--port takes a number from 0 to 65535, such as 4010."],
  [["--port="], "--port takes a number from 0 to 65535, such as 4010."],
  [["--host="], "--host takes an address, such as 127.0.0.1."],
  [["--allow-host", "http://a"], "--allow-host takes a name or an address without scheme and port, such as mock.test."],
  [["--max-connections", "1"], "--max-connections takes a whole number from 2 to 100000, such as 2000."],
  [["--max-connections", "x"], "--max-connections takes a whole number from 2 to 100000, such as 2000."],
  [["--tls-cert="], "--tls-cert takes the path of a file."],
  [["--tls-key="], "--tls-key takes the path of a file."],
  [["--tls-cert", "c.pem"], "--tls-cert and --tls-key belong together. Set both."],
  [
    ["--vetting", "aprove"],
    "--vetting takes approve, deny, deny:<reason>, hold, or an ISO 8601 duration such as PT5S.",
  ],
  [["--seed="], "--seed takes the path of a file."],
  [["--state", "http://h"], "--state takes an address of Redis or Valkey, such as redis://127.0.0.1:6379."],
  [["--max-state", "0", "--state", "redis://h"], "--max-state takes megabytes from 1 to 1048576."],
  [["--max-state", "5"], "--max-state belongs to --state. Name the address of Redis."],
  [["--snapshot="], "--snapshot takes the path of a file."],
  [
    ["--snapshot", "s", "--state", "redis://h"],
    "--snapshot is for a state in memory: with --state, Redis keeps it. Remove one of the two.",
  ],
  [["--snapshot-every", "5"], "--snapshot-every belongs to --snapshot. Name its file."],
  [["--snapshot", "s", "--snapshot-every", "0"], "--snapshot-every takes seconds from 1 to 86400."],
  [["--mfa", "maybe"], "--mfa takes on or off."],
  [["--errors", "wire"], "--errors takes pages or captured."],
  [["--responses", "wrapped"], "--responses takes pages or reference."],
  [["--partner-idle", "1d"], "--partner-idle takes an ISO 8601 duration of at least a second, such as P30D."],
  [["--latency", "61000"], "--latency takes milliseconds, a number from 0 to 60000."],
  [["--latency", "-5"], "--latency takes milliseconds from 0 to 60000."],
  [["--throttle", "0"], "--throttle takes requests per second, a number above 0 such as 5."],
  [["--throttle", "many"], "--throttle takes requests per second, a number above 0 such as 5."],
  [
    ["--fail", "503"],
    "--fail takes statuses from 400 to 599 with rates that add up to at most 1, such as 503:0.1,429:0.05.",
  ],
  [
    ["--fail", "200:0.5"],
    "--fail takes statuses from 400 to 599 with rates that add up to at most 1, such as 503:0.1,429:0.05.",
  ],
  [["--fail-seed", "x"], "--fail-seed takes a whole number."],
  [["--control-key="], "--control-key takes a key that is not empty."],
  [["--control-port", "65536"], "--control-port takes a number from 0 to 65535, such as 4010."],
  [["--cors", "docs"], "--cors takes an origin such as https://docs.example, null or *."],
  [["--drain", "60001"], "--drain takes milliseconds from 0 to 60000."],
  [["--log", "loud"], "--log takes pretty, json or off."],
  [["--config", "/no/mock.json"], "Cannot read the configuration /no/mock.json: it does not exist; check the path."],
  [["--config", folder], `Cannot read the configuration ${folder}: it is a folder; name a file in it.`],
];

test.each(flags)("of the command line %j", (args, message) => {
  expect(messageOf(() => readArguments(args))).toBe(message);
});

test("every setting that takes a value is among them", () => {
  const withValue = settingNames.filter((name) => settingOf(name).takes !== undefined);
  const shown = flags.map(([, message]) => /^--([\w-]+) takes /.exec(message)?.[1]);
  expect(withValue.filter((name) => !shown.includes(name))).toEqual([]);
});

test.each<[env: NodeJS.ProcessEnv, message: string]>([
  [{ PQ_MOCK_PROT: "1" }, "Unknown variable PQ_MOCK_PROT. Did you mean PQ_MOCK_PORT? See --help."],
  [{ PQ_MOCK_PORT: "http" }, "PQ_MOCK_PORT takes a number from 0 to 65535, such as 4010."],
  [{ PORT: "http" }, "PORT takes a number from 0 to 65535, such as 4010."],
  [{ PQ_MOCK_CONTROL: "yes" }, "PQ_MOCK_CONTROL takes true or false."],
  [{ PQ_MOCK_CONTROL_KEY: "" }, "PQ_MOCK_CONTROL_KEY takes a key that is not empty."],
  [{ PQ_MOCK_MFA: "maybe" }, "PQ_MOCK_MFA takes on or off."],
])("of the environment %j", (env, message) => {
  expect(messageOf(() => readArguments([], env))).toBe(message);
});

test.each<[content: string | Uint8Array, message: string]>([
  ["{", "The configuration <file> is not JSON. Fix the mistake in line 1, column 2."],
  ["[]", 'The configuration <file> is not an object. Write one, such as {"port": 4010}.'],
  ['{"prot":1}', "The configuration <file> has an unknown 'prot'. Did you mean port? See --help."],
  ['{"port":"http"}', "port in <file> takes a number from 0 to 65535, such as 4010."],
  ['{"port":{}}', "port in <file> takes a text, a number, true, false or a list of texts."],
  [
    '{"fail":"x"}',
    "fail in <file> takes statuses from 400 to 599 with rates that add up to at most 1, such as 503:0.1,429:0.05.",
  ],
  [new Uint8Array([0xff]), "The configuration <file> cannot be used: it is not UTF-8; save it in that encoding."],
])("of the configuration %s", (content, message) => {
  expect(messageOf(() => readArguments(["--config", fileOf(content)]))).toBe(message);
});

test.each<[content: string | Uint8Array, message: string]>([
  [
    "{",
    'The seed <file> cannot be used: it is not JSON; the first mistake is in line 1, column 2. A seed is an object such as {"codes":[{"validationId":"471101","maxCreates":5}]}.',
  ],
  [new Uint8Array([0xff]), "The seed <file> cannot be used: it is not UTF-8; save it in that encoding."],
])("of the seed %s", (content, message) => {
  expect(messageOf(() => readSeedFile(fileOf(content)))).toBe(message);
});

const names =
  "vetting, strictCustomers, sandbox, mfa, errors, responses, seed, partnerIdle, latency, throttle, fail, failSeed, bom, control, controlKey, cors, metrics, traces, log, onCall, clock, sleep";

test.each<[options: object, message: string]>([
  [{ port: 1 }, `port is not an option of a mock. Use one of ${names}.`],
  [{ vetting: 1 }, "vetting takes a string, not a number."],
  [{ vetting: "aprove" }, "vetting takes approve, deny, deny:<reason>, hold, or an ISO 8601 duration such as PT5S."],
  [{ seed: "{}" }, "seed takes an object, not a string. Parse the text of a file with readSeed."],
  [{ mfa: "maybe" }, "mfa takes on or off."],
  [{ errors: "wire" }, "errors takes pages or captured."],
  [{ responses: "wrapped" }, "responses takes pages or reference."],
  [{ throttle: 0 }, "throttle takes requests per second, a number above 0 such as 5."],
  [{ latency: -1 }, "latency takes milliseconds, a number from 0 to 60000."],
  [{ cors: "docs" }, "cors takes an origin such as https://docs.example, null or *."],
  [{ partnerIdle: "1d" }, "partnerIdle takes an ISO 8601 duration of at least a second, such as P30D."],
  [{ fail: "x" }, "fail takes statuses from 400 to 599 with rates that add up to at most 1, such as 503:0.1,429:0.05."],
])("of the options %j in plain JavaScript", (options, message) => {
  expect(messageOf(() => createMock(options))).toBe(message);
});
