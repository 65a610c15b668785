/** Characters that take up a whole square: Chinese, Japanese and Korean, with their punctuation. */
const wide = /[\u1100-\u11ff\u2e80-\u303f\u3040-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u;
const narrow = /[ijltfrI.,:;'’|!()[\]` ]/;

/** Estimates the width of a text in a sans-serif font, in units of its size: no font is at hand when the site is built. */
export const textWidth = (text: string): number =>
  [...text].reduce(
    (width, one) => width + (wide.test(one) ? 1 : narrow.test(one) ? 0.34 : /[A-ZÄÖÜmwMW@]/.test(one) ? 0.74 : 0.57),
    0,
  );

/** The parts of a text that stay whole: words, and what stands in brackets where it fits in a line. */
const partsOf = (text: string, width: number, locale: string): string[] =>
  text
    .split(/(\p{Ps}[^\p{Pe}]*\p{Pe})/u)
    .flatMap((part) =>
      /^\p{Ps}/u.test(part) && textWidth(part) <= width
        ? [part]
        : [...new Intl.Segmenter(locale, { granularity: "word" }).segment(part)].map(({ segment }) => segment),
    );

/** Breaks a text into lines of at most a width, at spaces, or between characters where a language has no spaces. */
export const wrap = (text: string, width: number, locale: string): string[] => {
  const lines = [""];
  for (const part of partsOf(text, width, locale)) {
    const line = lines.at(-1) ?? "";
    // Punctuation stays with the word before it, and so does what follows a character that no line may end with.
    const sticks = /^[\p{Po}\p{Pe}\p{Pf}ー_-]/u.test(part) || /[\p{Ps}\p{Pi}_/-]$/u.test(line);
    if (line !== "" && !sticks && part.trim() !== "" && textWidth(line + part) > width) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
};
