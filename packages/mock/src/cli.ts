#!/usr/bin/env node
import { keepCompiledCode } from "./cli/compile-cache.ts";

// Before all else is loaded, which is then kept as well.
keepCompiledCode();
await import("./cli/run.ts");
