#!/usr/bin/env node
import { keepCompiledCode } from "./cli/compile-cache.ts";

// This comes before the other imports, so that their code is cached, too.
keepCompiledCode();
await import("./cli/run.ts");
