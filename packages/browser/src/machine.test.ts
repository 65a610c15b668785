import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environmentFor } from "./machine.ts";

// A stand-in for a browser whose shared libraries are missing until LD_LIBRARY_PATH names the given folder.
const standIn = (library: string) => `#!/bin/sh
case ":$LD_LIBRARY_PATH:" in *:${library}:*) exit 0;; esac
echo "error while loading shared libraries: libnss3.so" >&2
exit 127
`;

describe("environmentFor", () => {
  let folder: string;
  let executable: string;
  const install = (library: string) => {
    writeFileSync(executable, standIn(library));
    chmodSync(executable, 0o755);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "machine-"));
    executable = join(folder, "chromium");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(["FONTCONFIG_FILE", "FONTCONFIG_PATH"])("leaves a machine alone that has the libraries and %s", (name) => {
    install("/usr/lib/nss");
    const env = { LD_LIBRARY_PATH: "/usr/lib/nss", HOME: "/home/reader", [name]: "/opt/fonts" };
    expect(environmentFor(folder, executable, env, executable)).toEqual(env);
  });

  it("puts the package's libraries before what LD_LIBRARY_PATH had", () => {
    install(join(folder, "lib"));
    expect(environmentFor(folder, executable, { LD_LIBRARY_PATH: "/opt/lib" }, executable)).toEqual({
      LD_LIBRARY_PATH: `${join(folder, "lib")}:/opt/lib`,
      FONTCONFIG_FILE: join(folder, "further-fonts.conf"),
    });
  });

  it("brings the package's font to a machine without a font configuration", () => {
    install(join(folder, "lib"));
    const env = environmentFor(folder, executable, {}, join(folder, "no-fonts.conf"));
    expect(env.FONTCONFIG_FILE).toBe(join(folder, "fonts.conf"));
  });

  it("passes on what the loader said when the package's libraries do not help either", () => {
    install("/nowhere");
    expect(() => environmentFor(folder, executable, {}, executable)).toThrow(
      /does not start on this machine: error while loading shared libraries: libnss3\.so\. Install the library/,
    );
  });
});
