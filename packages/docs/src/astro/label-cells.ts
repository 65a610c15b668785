const plain = (html: string): string => html.replace(/<[^>]*>/g, "").replaceAll('"', "&quot;");

/** Lets the code of a cell break where a reader would: behind a dot, a slash, a hyphen or an opening bracket. */
const breakable = (cell: string): string =>
  cell.replace(/(?<=<code[^>]*>)[^<]+(?=<\/code>)/g, (code) => code.replace(/[./([-](?=\w)/g, "$&<wbr>"));

/**
 * Prepares the tables of a guide for a small screen, where a row is a block. Each cell gets the heading of its column as
 * `data-label`, which stands before it; the first cell of a row is the heading of that block, and of two columns the
 * second needs none. Names in code can break between their parts.
 *
 * @param html may hold other elements around the tables; a table within a table is not supported.
 */
export const labelCells = (html: string): string =>
  html.replace(/<table[\s>][\s\S]*?<\/table>/g, (table) => {
    const headings = [...table.matchAll(/<th(?:\s[^>]*)?>([\s\S]*?)<\/th>/g)].map(([, text = ""]) => plain(text));
    return table.replace(/<tr[\s>][\s\S]*?<\/tr>/g, (row) => {
      let column = -1;
      return breakable(row).replace(/<td(?=[\s>])/g, (cell) => {
        column += 1;
        return column === 0 || headings.length < 3 ? cell : `${cell} data-label="${headings[column]}"`;
      });
    });
  });
