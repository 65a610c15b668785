/** Collects style attributes: a strict policy allows them only in a file, and there each stands once. */
export interface StyleSheet {
  /** Replaces the style attribute of a tag by a class. */
  withClass(tag: string): string;
  /** The rules of all classes so far. */
  css(): string;
}

const styled = /\sstyle="([^"]*)"/;

/** The selector by which Expressive Code finds the tokens of highlighted code, and one that finds them by their class. */
const tokens = { selector: "span[style^='--']:not([class])", byClass: "span[class^='s-']" };

/** Lets the stylesheet of highlighted code find the tokens, whose style attributes have become classes. */
export const findTokensByClass = (css: string): string => {
  if (css.includes(tokens.selector)) return css.replaceAll(tokens.selector, tokens.byClass);
  throw new Error(
    `The stylesheet of Expressive Code has no ${tokens.selector}. Look at its version, and correct style-sheet.ts.`,
  );
};

const decode = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

export const createStyleSheet = (): StyleSheet => {
  const names = new Map<string, string>();
  const nameOf = (style: string): string => {
    const name = names.get(style) ?? `s-${names.size.toString(36)}`;
    names.set(style, name);
    return name;
  };
  return {
    withClass: (tag) => {
      const [attribute, style] = styled.exec(tag) ?? [];
      if (attribute === undefined || style === undefined) return tag;
      const name = nameOf(decode(style));
      const rest = tag.replace(attribute, "");
      return /\sclass="/.test(rest)
        ? rest.replace(/\sclass="/, ` class="${name} `)
        : rest.replace(/^<[^\s/>]+/, `$& class="${name}"`);
    },
    css: () => [...names].map(([style, name]) => `.${name}{${style}}`).join("\n"),
  };
};
