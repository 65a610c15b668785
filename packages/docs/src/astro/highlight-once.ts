import { InlineStyleAnnotation, pluginShiki } from "@astrojs/starlight/expressive-code";

type Plugin = ReturnType<typeof pluginShiki>;
type Line = InlineStyleAnnotation[];

/** Lets no line stay without colors because the machine was busy: Shiki gives a line half a second otherwise. */
const patient = {
  name: "patient",
  preprocess: (_code: string, options: { tokenizeTimeLimit?: number }) => {
    options.tokenizeTimeLimit = 0;
    return undefined;
  },
};

/**
 * Highlights code with Shiki, each text once: the same samples stand in every language of the site.
 *
 * @throws RangeError for a language that is not among those that the site bundles.
 */
export const highlightOnce = (languages: readonly string[]): Plugin => {
  const shiki = pluginShiki({ transformers: [patient] });
  const analyze = shiki.hooks?.performSyntaxAnalysis;
  if (!analyze)
    throw new Error(
      "Expressive Code's Shiki plugin has another hook than it had. Read it, then correct highlight-once.ts.",
    );
  const known = new Map<string, Line[]>();
  return {
    name: shiki.name,
    hooks: {
      performSyntaxAnalysis: async (context) => {
        const { language, code } = context.codeBlock;
        if (!languages.includes(language))
          throw new RangeError(`Code in '${language}' cannot be highlighted. Add the language to expressive-code.ts.`);
        const lines = context.codeBlock.getLines();
        const key = `${language}\n${code}`;
        const found = known.get(key);
        if (!found) {
          await analyze(context);
          known.set(
            key,
            lines.map((line) => line.getAnnotations().filter((one) => one instanceof InlineStyleAnnotation)),
          );
          return;
        }
        for (const [index, line] of lines.entries())
          for (const annotation of found[index] ?? []) line.addAnnotation(new InlineStyleAnnotation(annotation));
      },
    },
  };
};
