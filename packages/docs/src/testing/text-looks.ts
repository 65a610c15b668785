/** The attribute that marks the text of a look, with the number of the look in its page. */
export const lookMark = "data-text-look";

/**
 * Marks one text for each look of a page, and returns the looks by their numbers. A look is all that the contrast of a
 * text depends on: its colors, size and weight, what is painted behind it, and for a link the text around it. It is the
 * same from page to page, so that one text of a look shows the contrast of them all, in each language.
 *
 * Runs in the page: it must not use anything from around it.
 *
 * @param part - a CSS selector: only texts within what it matches are marked.
 * @param mark - the attribute to mark them with.
 */
export const markLooks = ({ part, mark }: { part: string; mark: string }): string[] => {
  const painted = new Map<Element | null, string>([[null, ""]]);
  const behind = (element: Element | null): string => {
    const known = painted.get(element);
    if (known !== undefined || element === null) return known ?? "";
    const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
    const own = [backgroundColor, backgroundImage, opacity, filter].join();
    const all = behind(element.parentElement) + (own === "rgba(0, 0, 0, 0),none,1,none" ? "" : ` on ${own}`);
    painted.set(element, all);
    return all;
  };
  const textLook = (element: Element): string => {
    const { color, fill, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const drawn = element instanceof SVGElement ? " drawn" : "";
    return [color, fill, fontSize, fontWeight, textShadow].join() + drawn + behind(element);
  };
  const blockOf = (element: Element): Element => {
    let block = element;
    while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    return block;
  };
  /** A link within a text differs from it by its color, its line, its border or its font. */
  const linkLook = (link: Element): string => {
    const block = blockOf(link);
    if (block.textContent.trim() === link.textContent.trim()) return "";
    const [own, around] = [getComputedStyle(link), getComputedStyle(block)];
    const { textDecorationLine, textDecorationStyle, borderTop, borderBottom, outline } = own;
    const lines = [textDecorationLine, textDecorationStyle, borderTop, borderBottom, outline];
    const font = (["fontFamily", "fontStyle"] as const).filter((name) => own[name] !== around[name]);
    const drawn = link instanceof SVGElement ? " drawn" : "";
    return ` link ${[...lines, font].join()}${drawn} in ${textLook(block)}`;
  };
  const fields = "input:not([type='radio'], [type='checkbox']), select, textarea";
  const hasText = (element: Element): boolean =>
    element.matches(fields) ||
    [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim());
  const looks = new Map<string, number>();
  for (const element of document.querySelectorAll(`${part}, ${part} *`)) {
    element.removeAttribute(mark);
    const { width, height } = element.getBoundingClientRect();
    // What is for screen readers alone is cut to a pixel; a link to the content is cut to nothing until it has the focus.
    const isCut = width <= 1 || height <= 1 || getComputedStyle(element).clip === "rect(0px, 0px, 0px, 0px)";
    if (isCut || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const look = (hasText(element) ? textLook(element) : "") + (element.matches("a") ? linkLook(element) : "");
    if (look === "" || looks.has(look)) continue;
    element.setAttribute(mark, String(looks.size));
    looks.set(look, looks.size);
  }
  return [...looks.keys()];
};
