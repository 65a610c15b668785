import { defineConfig } from "vitest/config";

export default defineConfig({
  // The mock is built: it runs as it is, not as vitest would transform it.
  test: { server: { deps: { external: [/packages\/mock\/dist\//] } } },
});
