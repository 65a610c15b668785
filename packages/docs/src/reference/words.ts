/**
 * The phrase of the spec for each word of Redoc's own that a page of it shows, by Redoc's key. What is not here
 * belongs to features that the pages do not have.
 */
const phraseOf: Record<string, string> = {
  "actions.hide": "hide",
  "actions.more": "more",
  "actions.show": "show",
  "badges.deprecated": "deprecated",
  body: "body",
  colorMode: "colour-scheme",
  "codeSnippet.collapse.tooltipText": "collapse-all",
  "codeSnippet.copy.buttonText": "copied",
  "codeSnippet.copy.toasterText": "copy",
  "codeSnippet.copy.tooltipText": "copy-to-clipboard",
  "codeSnippet.expand.tooltipText": "expand-all",
  default: "default",
  "discriminator.defaultMapping": "default",
  discriminator: "discriminator",
  enum: "values",
  example: "example",
  examples: "examples",
  header: "headers",
  "info.license": "license",
  "info.title": "overview",
  "jsonViewer.showLess": "show-less",
  "jsonViewer.showMore": "show-more",
  loading: "loading",
  "menu.close": "close-menu",
  "menu.open": "open-menu",
  noRequestPayload: "no-payload",
  noResponseContent: "no-payload",
  noResponseExample: "no-example",
  "openapi.collapseAll": "collapse-all",
  "openapi.deepLink.tooltip": "link-to-this-section",
  "openapi.expandAll": "expand-all",
  operations: "operations",
  "page.actions.copyButtonText": "copy",
  "page.actions.copyDescription": "copy-page-as-yaml",
  "page.actions.copyTitle": "copy-page",
  parameters: "parameters",
  path: "path",
  payload: "payload",
  query: "query",
  request: "request",
  required: "required",
  response: "response",
  responses: "responses",
  "search.cancel": "cancel",
  "search.keys.exit": "search-close",
  "search.keys.navigate": "search-move",
  "search.keys.select": "search-choose",
  "search.label": "search",
  "search.navbar.label": "search",
  "search.noResults": "search-no-results",
  "search.searchItem.deprecated": "deprecated",
  "search.searchItem.enum": "values",
  "search.searchItem.example": "example",
  security: "security",
  "servers.title": "servers",
  "sidebar.actions.changeToSingleColumn": "switch-to-one-column",
  "sidebar.actions.changeToTwoColumns": "switch-to-two-columns",
  "sidebar.actions.hide": "hide-menu",
  "sidebar.actions.show": "show-menu",
  "sidebar.actions.singleColumn": "one-column",
  "sidebar.actions.twoColumns": "two-columns",
  value: "value",
  variables: "variables",
  viewSecurityDetails: "security-details",
};

/** The words of a rendered reference, by Redoc's key. */
export type RedocWords = Record<string, string>;

/**
 * Takes the words of a reference from the phrases of a localised description.
 *
 * @throws RangeError when a phrase is missing.
 */
export const redocWords = (phrases: Record<string, string>): RedocWords => {
  const words = Object.entries(phraseOf).map(([key, name]) => {
    const phrase = phrases[name];
    if (phrase === undefined)
      throw new RangeError(`specs/phrases.yaml has no phrase '${name}'. Add it there, and translate it.`);
    // Right behind this word Redoc puts the keys that open the search.
    return [key, key === "search.navbar.label" ? `${phrase} ` : phrase];
  });
  return Object.fromEntries(words) as RedocWords;
};
