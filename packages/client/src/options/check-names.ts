/** Whether two names differ in case alone, or in one letter that is missing, added, replaced, or swapped with the next. */
const isNear = (one: string, other: string): boolean => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [c, d] = [a.slice(same), b.slice(same)];
  return (
    c.slice(1) === d.slice(1) ||
    c.slice(1) === d ||
    c === d.slice(1) ||
    (c.slice(2) === d.slice(2) && c[0] === d[1] && c[1] === d[0])
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
