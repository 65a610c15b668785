const withComments = (css: string): string =>
  css.replace(/(\/\*[\s\S]*?\*\/)|[^\n]/g, (_, comment: string | undefined) => comment ?? " ");

/**
 * Makes TypeScript of a component of Astro: its head is TypeScript between lines of dashes, and the rest is JSX without a
 * root. Of its styles only the comments are kept. Every line stays where it is.
 */
export const asTsx = (source: string): string => {
  const [, head = "", template = ""] = /^---(\n[\s\S]*?)^---$([\s\S]*)/m.exec(source) ?? [];
  const jsx = template
    .replace("<!doctype html>", "")
    .replace(/(?<=<style[^>]*>)[\s\S]*?(?=<\/style>)/g, (css) => `{${withComments(css)}}`);
  return `${head};<>${jsx}</>;`;
};
