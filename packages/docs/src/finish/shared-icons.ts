/** Collects the icons of the frame: each page has the same, and one file holds them for all. */
export interface SharedIcons {
  /** Replaces the drawing of each icon in a page by a reference to the file. */
  moveOut(html: string, address: string): string;
  /** The file: each drawing under the name that pages refer to. */
  file(): string;
}

// An icon of Starlight; diagrams and badges of other sizes stay where they are.
const icon = /(<svg aria-hidden="true"[^>]*) viewBox="0 0 24 24" fill="currentColor">(<(?:path|g)\b[\s\S]*?)(<\/svg>)/g;

export const createSharedIcons = (): SharedIcons => {
  const names = new Map<string, string>();
  return {
    moveOut: (html, address) =>
      html.replace(icon, (_, start: string, drawing: string, end: string) => {
        const name = names.get(drawing) ?? `i${names.size}`;
        names.set(drawing, name);
        return `${start}><use href="${address}#${name}"/>${end}`;
      }),
    file: () => {
      const symbols = [...names].map(
        ([drawing, name]) => `<symbol id="${name}" viewBox="0 0 24 24" fill="currentColor">${drawing}</symbol>`,
      );
      return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`;
    },
  };
};
