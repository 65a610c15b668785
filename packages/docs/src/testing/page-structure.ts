/**
 * Returns all that the rules about the markup read of a page, as one text: its elements, whether each is shown, their
 * attributes, and where there are words, but not which. What is the same in two pages, as in two languages of one page,
 * has the same violations, so that one of them shows those of both. Sizes and colors are not part of it, nor is the page's
 * own language, and ids are numbered: headings have theirs from their words.
 *
 * Runs in the page: it must not use anything from around it.
 */
export const readStructure = (): string => {
  const { lang } = document.documentElement;
  const lines: string[] = [];
  const filled = (value: string) => (value.trim() === "" ? "" : "*");
  /** Attributes of words or of addresses: the rules require some, of any kind. */
  const worded =
    /^(?:alt|aria-(?:description|label|roledescription|valuetext)|cite|data-.*|href|label|placeholder|src|srcset|title|value)$/;
  const idLists =
    /^(?:id|for|form|headers|list|aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns))$/;
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
  const readAttribute = ({ name, value, ownerElement }: Attr): string => {
    if (value === lang && name.endsWith("lang")) return `${name}=page`;
    if (idLists.test(name)) return `${name}=${value.split(/\s+/).filter(Boolean).map(numberOf)}`;
    if (name === "href" && value.startsWith("#")) return `${name}=#${numberOf(value.slice(1))}`;
    if (name === "content" && !ownerElement?.hasAttribute("http-equiv") && !ownerElement?.matches("[name='viewport']"))
      return `${name}=${filled(value)}`;
    // Places and lengths within a drawing.
    const isDrawn =
      ownerElement instanceof SVGElement && !/^(?:aria-|class$|focusable$|id$|role$|tabindex$)/.test(name);
    return isDrawn || worded.test(name) ? `${name}=${filled(value)}` : `${name}=${value}`;
  };
  const read = (node: Node): void => {
    if (!(node instanceof Element)) return;
    const shown = node.checkVisibility({ visibilityProperty: true }) ? "" : " hidden";
    // Which entry is chosen, as in the list of languages, is the state of a form, and of no rule.
    const attributes = [...node.attributes].filter(({ name }) => name !== "selected");
    // Before which of its parts the words of an element stand differs between languages.
    const own = [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const words = filled(own.map(({ nodeValue }) => nodeValue).join(""));
    lines.push(`<${node.localName}${shown} ${attributes.map(readAttribute).sort().join(" ")} ${words}`);
    for (const child of node.shadowRoot?.childNodes ?? []) read(child);
    for (const child of node.childNodes) read(child);
    lines.push(">");
  };
  read(document.documentElement);
  return lines.join("\n");
};
