/**
 * Rejects options that are not known: a misspelled one would be as good as none. The types cannot, in plain JavaScript.
 *
 * @param known an object with the known names.
 * @param owner what has the options, for the message.
 * @throws TypeError that names the option and those that are known.
 */
export const assertNames = (options: object, known: object, owner: string): void => {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(known, name)) continue;
    throw new TypeError(`${name} is not an option of ${owner}. Use one of ${Object.keys(known).join(", ")}.`);
  }
};
