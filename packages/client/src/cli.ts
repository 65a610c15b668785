#!/usr/bin/env node
import { runDoctor } from "./doctor/run-doctor.ts";

process.exitCode = await runDoctor(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  now: Date.now(),
});
