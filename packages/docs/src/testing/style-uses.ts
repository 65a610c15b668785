/** What of a page its styles read, beside its elements: see `readStructure`. */
export interface StyleUses {
  /** The conditions of selectors on the values of attributes: `[href^="/guides"]`, by the name of the attribute. */
  attributes: Record<string, string[]>;
  /** The selectors of rules that could change how a text looks by what stands beside it, or where it stands. */
  ordered: string[];
  /** A name for the style sheets, and for those of their conditions on the language of the page that count, met or not. */
  sheets: string;
}

/**
 * Returns what of a page its styles read. A condition on the language counts where the rule could change a color, or how
 * large or bold a text is, and has something to style in this page.
 *
 * Runs in the page: it must not use anything from around it.
 */
export const readStyleUses = (): StyleUses => {
  const attributes = new Map<string, Set<string>>();
  const languages = new Set<string>();
  const ordered = new Set<string>();
  /**
   * Whether a rule has something to style. It counts as if it had where the page cannot tell: where it is nested, styles
   * a pseudo-element, or waits for the other theme.
   */
  const applies = (selector: string): boolean =>
    /&|::|data-theme/.test(selector) || document.querySelector(selector) !== null;
  const looks = /color|background|opacity|filter|fill|font|shadow|decoration|border|outline/;
  const rulesIn = (rule: CSSRule): CSSRule[] => ("cssRules" in rule ? [...(rule.cssRules as CSSRuleList)] : []);
  /** Whether a rule, or one that is nested in it, could change how a text looks. */
  const sets = (rule: CSSRule): boolean => {
    const { style } = rule as Partial<CSSStyleRule>;
    const isSet = [...(style ?? [])].some((name) => {
      if (!name.startsWith("--")) return looks.test(name);
      const value = style?.getPropertyValue(name) ?? "";
      return CSS.supports("color", value) || value.includes("(");
    });
    return isSet || rulesIn(rule).some(sets);
  };
  /** A selector that a search understands, and that holds in both themes: `none` is the name of no element. */
  const searched = (selector: string, around: string): string =>
    selector.replaceAll("&", `:is(${around})`).replace(/::[\w-]+(?:\([^)]*\))?|\[data-theme[^\]]*\]/g, ":not(none)");
  const isOrdered = (selector: string): boolean =>
    /[+~]|:(?:nth|first|last|only|empty|has)/.test(selector.replace(/\[[^\]]*\]/g, ""));
  const read = (rules: Iterable<CSSRule>, around = ":root"): void => {
    for (const rule of rules) {
      const selector = rule instanceof CSSStyleRule ? searched(rule.selectorText, around) : around;
      if (rule instanceof CSSStyleRule) {
        if (isOrdered(selector) && sets(rule)) ordered.add(selector);
        for (const [condition, name = ""] of rule.selectorText.matchAll(/\[([\w-]+)[~|^$*]?=(?:"[^"]*")?[^\]]*\]/g))
          attributes.set(name, (attributes.get(name) ?? new Set()).add(condition));
        // A list of languages is one condition, which holds or not.
        const conditions = rule.selectorText.matchAll(/:is\((?::lang\([^)]*\)(?:, )?)+\)|:lang\([^)]*\)/g);
        if (rule.selectorText.includes(":lang(") && sets(rule) && applies(rule.selectorText))
          for (const [condition] of conditions) languages.add(condition);
      }
      read(rulesIn(rule), selector);
    }
  };
  const sheets: string[] = [];
  for (const sheet of document.styleSheets) {
    read(sheet.cssRules);
    sheets.push(
      sheet.href ?? (sheet.ownerNode?.textContent || [...sheet.cssRules].map(({ cssText }) => cssText).join()),
    );
  }
  // A rule may apply because a condition is met, or because it is not.
  const met = [...languages].map((condition) => `${condition} ${document.documentElement.matches(condition)}`);
  return {
    attributes: Object.fromEntries([...attributes].map(([name, all]) => [name, [...all]])),
    ordered: [...ordered],
    sheets: [...sheets, ...met.sort()].join("\n"),
  };
};
