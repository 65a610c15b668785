/** A number as people read it, without a fraction. */
export const whole = (number: number): string => Math.round(number).toLocaleString("en-US").replaceAll(",", " ");

/** A table of Markdown. */
export const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
