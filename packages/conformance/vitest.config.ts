import { defineConfig } from "vitest/config";

export default defineConfig({
  // The packages that are replayed against are built: they run as they are, not as vitest would transform them.
  test: { server: { deps: { external: [/packages\/\w+\/dist\//] } } },
});
