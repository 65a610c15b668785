import { expect, it } from "vitest";
import { findChromium } from "./chromium.ts";

it("requires CHROMIUM_PATH on a machine that is not Linux x64", async () => {
  await expect(findChromium({ platform: "darwin", arch: "arm64", env: {} })).rejects.toThrow(
    "The Chromium from the npm registry runs on Linux x64 only; this is darwin arm64. Set CHROMIUM_PATH to the executable of an installed Chromium or Chrome.",
  );
});

it("honors CHROMIUM_PATH on every machine", async () => {
  const env = { CHROMIUM_PATH: process.execPath };
  expect(await findChromium({ platform: "darwin", arch: "arm64", env })).toEqual({
    executablePath: process.execPath,
    env,
  });
});

it("rejects a CHROMIUM_PATH that names no file", async () => {
  await expect(
    findChromium({ platform: "linux", arch: "x64", env: { CHROMIUM_PATH: "/no/chromium" } }),
  ).rejects.toThrow(/^CHROMIUM_PATH is \/no\/chromium, where there is no file\./);
});
