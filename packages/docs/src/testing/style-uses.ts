/** What of a page its styles read, beside its elements: see `readStructure`. */
export interface StyleUses {
  /** The conditions of selectors on the values of attributes: `[href^="/guides"]`, by the name of the attribute. */
  attributes: Record<string, string[]>;
  /** A name for the style sheets, and for those of their conditions on the language of the page that it meets. */
  sheets: string;
}

/**
 * Returns what of a page its styles read. A condition on the language counts where the rule could change a color, or how
 * large or bold a text is.
 *
 * Runs in the page: it must not use anything from around it.
 */
export const readStyleUses = (): StyleUses => {
  const attributes = new Map<string, Set<string>>();
  const languages = new Set<string>();
  const sets = (style: CSSStyleDeclaration): boolean =>
    [...style].some((name) =>
      name.startsWith("--")
        ? CSS.supports("color", style.getPropertyValue(name)) || style.getPropertyValue(name).includes("(")
        : /color|background|opacity|filter|fill|font-size|font-weight|shadow/.test(name),
    );
  const read = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule) {
        for (const [condition, name = ""] of rule.selectorText.matchAll(/\[([\w-]+)[~|^$*]?=(?:"[^"]*")?[^\]]*\]/g))
          attributes.set(name, (attributes.get(name) ?? new Set()).add(condition));
        if (sets(rule.style))
          for (const [condition] of rule.selectorText.matchAll(/:lang\([^)]*\)/g)) languages.add(condition);
      }
      if ("cssRules" in rule) read(rule.cssRules as CSSRuleList);
    }
  };
  const sheets: string[] = [];
  for (const sheet of document.styleSheets) {
    read(sheet.cssRules);
    sheets.push(
      sheet.href ?? (sheet.ownerNode?.textContent || [...sheet.cssRules].map(({ cssText }) => cssText).join()),
    );
  }
  const met = [...languages].filter((condition) => document.documentElement.matches(condition));
  return {
    attributes: Object.fromEntries([...attributes].map(([name, all]) => [name, [...all]])),
    sheets: [...sheets, ...met.sort()].join("\n"),
  };
};
