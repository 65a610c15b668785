/**
 * The name of an example as a short label, for a tab: what it shows is said in its summary.
 *
 * @example
 * ```ts
 * labelOf("educationInReview"); // "Education, in review"
 * ```
 */
export const labelOf = (name: string): string => {
  const words = name
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .replace(/^./, (letter) => letter.toUpperCase())
    .replace(/^State Owned Entity/, "State-Owned-Entity");
  return words.replace(/ (In Review|Approved|Denied)$/, (state) => `,${state.toLowerCase()}`);
};
