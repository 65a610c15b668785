import { expect, test } from "vitest";
import { measureSweeps, type Sweep } from "./measure-sweeps.ts";
import { isSwept, throttleReportOf } from "./throttle-report.ts";

const sweep: Sweep = {
  service: "a bucket",
  processes: 4,
  calls: 1_000,
  succeeded: 1_000,
  requests: 1_300,
  seconds: 26,
  ideal: 20,
};

test("a sweep meets its aims when no call is lost, and requests and time are few enough", () => {
  expect(isSwept(sweep)).toBe(true);
  expect(isSwept({ ...sweep, succeeded: 999 })).toBe(false);
  expect(isSwept({ ...sweep, requests: 1_301 })).toBe(false);
  expect(isSwept({ ...sweep, seconds: 26.1 })).toBe(false);
  expect(isSwept({ ...sweep, calls: 0, succeeded: 0, requests: 0, seconds: 0 })).toBe(false);
});

test("the report has a row for each sweep", () => {
  expect(throttleReportOf([sweep, { ...sweep, succeeded: 254 }], ["on a machine"])).toBe(
    `## The client past a throttle

- on a machine

| service | processes | calls | succeeded | requests per success | seconds | of its own time | met |
| --- | --- | --- | --- | --- | --- | --- | --- |
| a bucket | 4 | 1 000 | 1 000 | 1.30 | 26.0 | 1.30 | yes |
| a bucket | 4 | 1 000 | 254 | 5.12 | 26.0 | 1.30 | **no** |`,
  );
});

test("a sweep counts what the service has received, and every call succeeds", async () => {
  const said: string[] = [];
  const sweeps = await measureSweeps(40, 80, (line) => said.push(line));
  expect(said).toHaveLength(sweeps.length);
  expect(sweeps.map(({ processes, succeeded }) => [processes, succeeded])).toEqual([
    [1, 80],
    [4, 80],
    [1, 80],
    [4, 80],
  ]);
  // How many are rejected on the way depends on the speed of the machine.
  for (const { requests } of sweeps) expect(requests).toBeGreaterThanOrEqual(80);
});
