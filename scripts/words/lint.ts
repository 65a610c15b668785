// Fails on the words and names that the glossary says to avoid: `node scripts/words/lint.ts`.
import { findings } from "./findings.ts";

const found = findings();
for (const { file, line, match, write } of found) process.stderr.write(`${file}:${line} "${match}": write ${write}.\n`);
if (found.length > 0) {
  process.stderr.write(
    `${found.length === 1 ? "1 problem" : `${found.length} problems`} with words. GLOSSARY.md gives the reasons.\n`,
  );
  process.exitCode = 1;
}
