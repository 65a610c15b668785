import postcss, { type Container } from "postcss";

// The interface of Pagefind is made with Svelte; nothing else here is.
const isOfSearch = /pagefind|\.svelte-/;

/** Removes what a stylesheet has only around rules that are gone. */
const removeEmpty = (styles: Container): void => {
  styles.walkAtRules((rule) => {
    removeEmpty(rule);
    if (rule.nodes?.length === 0) rule.remove();
  });
};

/**
 * Splits a stylesheet into the rules of the search, which are a sixth of it, and the rest: most readers of a page never
 * search. Each rule stays in its layer and its conditions.
 */
export const splitSearchStyles = (css: string): { search: string; rest: string } => {
  const rest = postcss.parse(css);
  const search = rest.clone();
  rest.walkRules((rule) => {
    if (isOfSearch.test(rule.selector)) rule.remove();
  });
  search.walkRules((rule) => {
    if (!isOfSearch.test(rule.selector)) rule.remove();
  });
  // The order of the layers is in the rest, which every page has.
  search.walkAtRules((rule) => {
    if (rule.nodes === undefined) rule.remove();
  });
  for (const styles of [rest, search]) removeEmpty(styles);
  return { search: search.toString(), rest: rest.toString() };
};
