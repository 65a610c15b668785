import { ExpressiveCode } from "@astrojs/starlight/expressive-code";
import { afterEach, describe, expect, it, vi } from "vitest";
import { expressiveCode } from "./expressive-code.ts";
import { highlightOnce } from "./highlight-once.ts";

const shiki = vi.hoisted(() => ({ analyses: 0 }));
vi.mock("@astrojs/starlight/expressive-code", async (importOriginal) => {
  const original = await importOriginal<typeof import("@astrojs/starlight/expressive-code")>();
  const pluginShiki: typeof original.pluginShiki = (options) => {
    const plugin = original.pluginShiki(options);
    const analyze = plugin.hooks?.performSyntaxAnalysis;
    const performSyntaxAnalysis: typeof analyze = (context) => {
      shiki.analyses += 1;
      return analyze?.(context);
    };
    return { ...plugin, hooks: { ...plugin.hooks, performSyntaxAnalysis } };
  };
  return { ...original, pluginShiki };
});

const { plugins: _, shiki: __, themes: ___, ...looks } = expressiveCode;
const engineWith = (plugins: ReturnType<typeof highlightOnce>[]) => new ExpressiveCode({ ...looks, plugins });
const render = async (engine: ExpressiveCode, code: string, language = "json") =>
  (await engine.render({ code, language })).renderedGroupAst;

const code = '{ "education": ["StateOwnedEntity", 1, true] }';

afterEach(() => void vi.restoreAllMocks());

describe("highlightOnce", () => {
  it("shows code as Expressive Code does, the first time and each further time", async () => {
    const expected = await render(engineWith([]), code);
    expect(JSON.stringify(expected)).toContain("--0:");
    const engine = engineWith([highlightOnce(["json"])]);
    expect(await render(engine, code)).toEqual(expected);
    expect(await render(engine, code)).toEqual(expected);
  });

  it("has Shiki analyze each text of a language once", async () => {
    const engine = engineWith([highlightOnce(["json", "text"])]);
    const before = shiki.analyses;
    for (const [text, language] of [[code], ["[1]"], [code], ["[1]"], [code, "text"], [code, "text"]] as const)
      await render(engine, text, language);
    expect(shiki.analyses - before).toBe(3);
  });

  it("does not take the colors of one text or language for those of another", async () => {
    const engine = engineWith([highlightOnce(["json", "text"])]);
    await render(engine, code);
    expect(await render(engine, code, "text")).toEqual(await render(engineWith([]), code, "text"));
    expect(await render(engine, "[1]")).toEqual(await render(engineWith([]), "[1]"));
  });

  it("colors every line, however busy the machine is", async () => {
    const expected = await render(engineWith([]), code);
    let now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => {
      now += 10_000;
      return now;
    });
    expect(await render(engineWith([]), code)).not.toEqual(expected);
    expect(await render(engineWith([highlightOnce(["json"])]), code)).toEqual(expected);
  });

  it("rejects a language that the site does not bundle", async () => {
    await expect(render(engineWith([highlightOnce(["json"])]), code, "rust")).rejects.toThrow(
      "Code in 'rust' cannot be highlighted. Add the language to expressive-code.ts.",
    );
  });
});
