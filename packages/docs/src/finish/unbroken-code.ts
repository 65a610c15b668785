/** The length up to which a code fits in a line of a list on a phone. */
const longest = 24;

/** Keeps each short code, such as `MS-RequestId`, in one line. Letters alone have no place where a line may break. */
export const withUnbrokenCode = (html: string): string =>
  // In a guide, Starlight gives a code the direction of its text.
  html.replace(/<code((?: dir="auto")?)>([^<]+)<\/code>/g, (code, attribute: string, text: string) => {
    const shown = text.replace(/&[^;]+;/g, "&");
    return shown.length <= longest && /\W/.test(shown) ? `<code class="unbroken"${attribute}>${text}</code>` : code;
  });
