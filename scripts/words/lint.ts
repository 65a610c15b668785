// Fails on the words and names that the glossary says to avoid: `node scripts/words/lint.ts`.
import { findings } from "./findings.ts";
import { isIn, pending, problemsOf } from "./pending.ts";

const found = findings();
const problems = problemsOf(found, pending);
for (const problem of problems) process.stderr.write(`${problem}\n`);
for (const place of pending)
  process.stdout.write(`${place}: ${found.filter((finding) => isIn(place, finding)).length} words to avoid, pending\n`);
if (problems.length > 0) {
  process.stderr.write(`${problems.length} problems with words. GLOSSARY.md gives the reason of each.\n`);
  process.exitCode = 1;
}
