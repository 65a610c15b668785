import type { StyleUses } from "./style-uses.ts";

/** The structure of a page, as hashes: what is the same in two pages, as in two languages of one page, needs one check. */
export interface Structure {
  /** All that its colors depend on, its width and theme aside: its elements, and what its styles read. */
  whole: string;
  /** What the rules about the markup read of the frame and of each part of the content, with a CSS selector for it. */
  parts: Record<string, string>;
}

/**
 * Reads of a page its elements, whether each is shown, their attributes, and where there are words, but not which. What is
 * the same in two pages has the same violations, so that one of them shows those of both. Sizes are not part of it, nor is
 * the page's own language, and ids are numbered: headings have theirs from their words.
 *
 * Runs in the page: it must not use anything from around it.
 *
 * @param uses - what the styles of the page read.
 * @param mark - an attribute that is left out.
 */
export const readStructure = ({
  uses: { attributes: styled, ordered, sheets },
  mark,
}: {
  uses: StyleUses;
  mark: string;
}): Structure => {
  const { lang } = document.documentElement;
  const filled = (value: string | null | undefined) => (value?.trim() ? "*" : "");
  /** Attributes of words or of addresses: the rules require some, of any kind. */
  const worded =
    /^(?:alt|aria-(?:description|label|roledescription|valuetext)|cite|data-.*|href|label|placeholder|src|srcset|title|value)$/;
  const idLists =
    /^(?:id|for|form|headers|list|aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns))$/;
  /** Places and lengths within a drawing. */
  const drawn = /^(?:d|d[xy]|[crxy]|[cr][xy]|[xy][12]|height|points|textLength|transform|viewBox|width)$/;
  /**
   * Elements within a text: no rule reads in which order they stand, or how many of one kind there are. Few styles do:
   * see `isOrdered`.
   */
  const inline = /^(?:a|b|br|cite|code|em|i|kbd|q|span|strong|tspan|wbr)$/;

  const hash = (text: string): string => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    return [high, low].map((half) => ((half ^ (half >>> 15)) >>> 0).toString(16)).join("-");
  };

  /** The elements of each id, and those that name it from elsewhere: as labels do. */
  const owners = new Map<string, Element[]>();
  for (const element of document.querySelectorAll("[id]"))
    owners.set(element.id, [...(owners.get(element.id) ?? []), element]);
  const naming = new Map<string, string[]>();
  for (const element of document.querySelectorAll("[for], [aria-owns]"))
    for (const id of `${element.getAttribute("for") ?? ""} ${element.getAttribute("aria-owns") ?? ""}`.split(/\s+/))
      naming.set(id, [...(naming.get(id) ?? []), `${element.localName}${filled(element.textContent)}`]);

  /** Reads a part of the page, whose ids have numbers of their own; others stand for the elements that they name. */
  const createReader = (part: Element) => {
    const numbers = new Map<string, number>();
    const numberOf = (id: string): string => {
      const found = owners.get(id) ?? [];
      const [owner] = found;
      const count = found.length > 1 ? `x${found.length}` : "";
      if (!owner || !part.contains(owner))
        return `${owner?.localName}${owner?.getAttribute("role")}${filled(owner?.textContent)}${count}`;
      const number = numbers.get(id) ?? numbers.size;
      numbers.set(id, number);
      return `${number}${count}`;
    };
    /** The conditions of styles that an attribute of words meets. */
    const isMet = (name: string, owner: Element | null) =>
      styled[name]?.filter((condition) => owner?.matches(condition)) ?? "";
    const readAttribute = ({ name, value, ownerElement }: Attr): string => {
      if (value === lang && name.endsWith("lang")) return `${name}=page${isMet(name, ownerElement)}`;
      if (name === "id") return `id=${numberOf(value)} ${naming.get(value) ?? ""}`;
      if (idLists.test(name)) return `${name}=${value.split(/\s+/).filter(Boolean).map(numberOf)}`;
      if (name === "href" && value.startsWith("#"))
        return `${name}=#${numberOf(value.slice(1))}${isMet(name, ownerElement)}`;
      if (
        name === "content" &&
        !ownerElement?.hasAttribute("http-equiv") &&
        !ownerElement?.matches("[name='viewport']")
      )
        return `${name}=${filled(value)}`;
      const isDrawn = ownerElement instanceof SVGElement && drawn.test(name);
      return isDrawn || worded.test(name) ? `${name}=${filled(value)}${isMet(name, ownerElement)}` : `${name}=${value}`;
    };
    /** The start of an element: its name, whether it is shown, its attributes, and whether it has words of its own. */
    const readStart = (element: Element): string => {
      const shown = element.checkVisibility({ visibilityProperty: true }) ? "" : " hidden";
      // Which entry is chosen, as in the list of languages, is the state of a form, and of no rule; marks are those of a
      // search for looks before.
      const attributes = [...element.attributes].filter(({ name }) => name !== "selected" && name !== mark);
      // Before which of its parts the words of an element stand differs between languages.
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const words = filled(own.map(({ nodeValue }) => nodeValue).join(""));
      return `<${element.localName}${shown} ${attributes.map(readAttribute).sort().join(" ")} ${words}`;
    };
    /** An element with all within it, but for what `isLeftOut`: with each element in its order, and without that of texts. */
    const read = (element: Element, leftOut?: Element): { exact: string; loose: string } => {
      const start = readStart(element);
      if (element === leftOut) return { exact: `${start}...>`, loose: `${start}...>` };
      const children = element.matches("script, style")
        ? []
        : [...(element.shadowRoot?.children ?? []), ...element.children];
      const within = children.map((child) => read(child, leftOut));
      const loose = within.map((child) => child.loose);
      // A link is alone in its text or not.
      const several = children.length > 1 && element.querySelector("a") ? " several" : "";
      const isText = children.length > 0 && children.every(({ localName }) => inline.test(localName));
      return {
        exact: `${start}${within.map(({ exact }) => exact).join("")}>`,
        loose: `${start}${(isText ? [...new Set(loose)].sort().concat(several) : loose).join("")}>`,
      };
    };
    return { read, readStart };
  };

  const place = [".sl-markdown-content", "main"].find((selector) => document.querySelector(selector)) ?? "main";
  const content = document.querySelector(place) ?? undefined;
  const frame = createReader(document.documentElement).read(document.documentElement, content);
  const around: string[] = [];
  for (let element: Element | null | undefined = content; element; element = element.parentElement)
    around.push(createReader(element).readStart(element));
  const parts = [...(content?.children ?? [])].map((part) => createReader(part).read(part));
  const headings = content?.querySelector("h1, h2, h3, h4, h5, h6, [role='heading']") ? "with headings" : "";
  /** Whether a style reads where an element stands within a text. */
  const isOrdered = ordered.some((selector) =>
    [...document.querySelectorAll(`${place} :is(${selector})`)].some(
      ({ localName }) => inline.test(localName) || selector.includes(":has("),
    ),
  );
  return {
    whole: hash(
      [sheets, isOrdered, frame.exact, ...parts.map(({ exact, loose }) => (isOrdered ? exact : loose))].join("\n"),
    ),
    parts: Object.fromEntries([
      ...parts.map(({ loose }, index) => [hash(around.join() + loose), `${place} > :nth-child(${index + 1})`]),
      [hash(`${frame.loose}${headings}`), "html"],
    ]),
  };
};
