import { parseJson } from "../validation/parse-json.ts";

/**
 * A property with a validation code in whatever text: JSON, also within JSON, a form, XML, HTML or a sentence. Its value is
 * between quotation marks, however they are escaped, or without any; after a colon it then has a digit.
 */
const property =
  /validation[-_ ]?(?:id|code)s?(?:\\{0,8}["']|&[#\w]{2,6};)?\s{0,9}(?:[:=>]\s{0,9}(\\{0,8}["']|&[#\w]{2,6};)((?:[^\\]|\\.){1,512}?)(?<!\\)\1|(?::\s{0,9}(?=[^\s,]{0,99}\d)|[=>]\s{0,9})([^\s"'\\,;&<>{}[\]]{1,512}))/gi;

/** The text without the escapes of JSON. */
const unescapeJson = (text: string): string => String(parseJson(`"${text}"`) ?? text);

/**
 * Finds the validation codes in the text of a response that is not what the spec says. They were not sent, so that nobody
 * knows them in advance.
 */
export const findCodes = (text: string): string[] =>
  [...text.matchAll(property)].flatMap(([, , quoted, bare]) => {
    if (quoted === undefined) return bare?.replace(/\.$/, "") || [];
    // In JSON within JSON, the escapes are escaped themselves.
    const once = unescapeJson(quoted);
    return [quoted, once, unescapeJson(once)];
  });
