import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The mock is built: it runs as it is, not as vitest would transform it.
    server: { deps: { external: [/packages\/mock\/dist\//] } },
    // The generators are large: they are loaded once, not once for each file.
    isolate: false,
    maxWorkers: 1,
  },
});
