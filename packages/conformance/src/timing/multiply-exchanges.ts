import type { Erratum, Exchange } from "@partner-qualification/exchanges";

/**
 * Makes so many exchanges of the documented ones, each with an id of its own, and has the errata name them.
 *
 * @param count how many; where it is less than there are, the first of them.
 */
export const multiplyExchanges = (
  exchanges: readonly Exchange[],
  errata: readonly Erratum[],
  count: number,
): { exchanges: Exchange[]; errata: Erratum[] } => {
  const copies = new Map<string, string[]>();
  const all = Array.from({ length: count }, (_, index): Exchange => {
    const one = exchanges[index % exchanges.length];
    if (!one) throw new RangeError("There is no exchange to make others of.");
    const id = index < exchanges.length ? one.id : `copy-${Math.floor(index / exchanges.length)}-of-${one.id}`;
    return { ...one, id };
  });
  for (const [index, { id }] of all.entries()) {
    const original = exchanges[index % exchanges.length]?.id ?? "";
    const own = copies.get(original);
    if (own) own.push(id);
    else copies.set(original, [id]);
  }
  return {
    exchanges: all,
    errata: errata.map((erratum) => ({
      ...erratum,
      ...(erratum.exchanges && { exchanges: erratum.exchanges.flatMap((id) => copies.get(id) ?? []) }),
      ...(erratum.correction?.edits && {
        correction: {
          ...erratum.correction,
          edits: erratum.correction.edits.flatMap((edit) =>
            edit.exchange === undefined
              ? [edit]
              : (copies.get(edit.exchange) ?? []).map((exchange) => ({ ...edit, exchange })),
          ),
        },
      }),
    })),
  };
};
