import { expect, it } from "vitest";
import { suggestName } from "./nearest-name.ts";

const known = ["--port", "--max-connections", "--tls-cert", "--tls-key", "--log"];

it.each([
  ["--prot", " Did you mean --port?"],
  ["--max-conections", " Did you mean --max-connections?"],
  ["--maxconnections", " Did you mean --max-connections?"],
  ["--tls-kye", " Did you mean --tls-key?"],
  ["--Port", " Did you mean --port?"],
])("%s gets the nearest name", (name, suggestion) => {
  expect(suggestName(name, known)).toBe(suggestion);
});

it.each(["--verbose", "--p", "-x", "--json", ""])("%s has no name near it", (name) => {
  expect(suggestName(name, known)).toBe("");
});

it("takes names of any kind", () => {
  expect(suggestName("dokter", ["doctor"])).toBe(" Did you mean doctor?");
  expect(suggestName("anything", [])).toBe("");
});
