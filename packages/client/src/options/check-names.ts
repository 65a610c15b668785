/** Whether two names differ in case alone, or in one letter that is missing, added, replaced, or swapped with the next. */
const isNear = (one: string, other: string): boolean => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const from = (name: string, letters: number) => name.slice(same + letters);
  return (
    from(a, 1) === from(b, 1) ||
    from(a, 1) === from(b, 0) ||
    from(a, 0) === from(b, 1) ||
    (from(a, 2) === from(b, 2) && a[same] === b[same + 1] && a[same + 1] === b[same])
  );
};

/** The known name that another one may be a misspelling of. */
export const nearestName = (name: string, known: object): string | undefined =>
  Object.keys(known).find((each) => isNear(name, each));

/**
 * A misspelled option would be as good as none: a `baseURL` would send the calls of a test to the service.
 *
 * @param others whether a name that is not among the known ones is allowed, too.
 * @throws TypeError when a name is not known.
 */
export const checkNames = (given: object, known: object, others?: (name: string) => boolean): void => {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name) || others?.(name)) continue;
    const fix = nearestName(name, known) ?? `one of ${Object.keys(known).join(", ")}`;
    throw new TypeError(`Option ${name} is not known. Use ${fix}.`);
  }
};
