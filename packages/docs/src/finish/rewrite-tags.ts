const scripts = /(<script\b[^>]*>)([\s\S]*?)(<\/script>)/g;
const tags = /<[a-z][^\s/>]*(?:\s+[^\s"'>/=]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s*\/?>/gi;

/** Rewrites each opening tag of a page, and leaves the text of its scripts as it is. */
export const rewriteTags = (html: string, rewrite: (tag: string) => string): string => {
  const kept: string[] = [];
  const text = html.replace(scripts, (_, start: string, script: string, end: string) => {
    kept.push(script);
    return `${start}\0${kept.length - 1}\0${end}`;
  });
  return text.replace(tags, rewrite).replace(/\0(\d+)\0/g, (_, index: string) => kept[Number(index)] ?? "");
};
