/** The names and values of a query, as `URLSearchParams` reads them; to construct one would cost more than all else here. */
export const entriesOf = (search: string): [name: string, value: string][] => {
  if (!/^\?[\w=&-]*$/.test(search)) return [...new URLSearchParams(search)];
  return search
    .slice(1)
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      return equals < 0 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
    });
};
