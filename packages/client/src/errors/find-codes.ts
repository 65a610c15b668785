import { parseJson } from "../validation/parse-json.ts";

/**
 * A property with a validation code in any text: JSON, JSON within JSON, a form, XML, HTML or a sentence. Its value is in
 * quotation marks, escaped in any way, or unquoted; an unquoted one after a colon contains a digit.
 */
const property =
  /validation[-_ ]?(?:id|code)s?(?:\\{0,8}["']|&[#\w]{2,6};)?\s{0,9}(?:[:=>]\s{0,9}(\\{0,8}["']|&[#\w]{2,6};)((?:[^\\]|\\.){1,512}?)(?<!\\)\1|(?::\s{0,9}(?=[^\s,]{0,99}\d)|[=>]\s{0,9})([^\s"'\\,;&<>{}[\]]{1,512}))/gi;

/** The text without the escapes of JSON. */
const unescapeJson = (text: string): string => String(parseJson(`"${text}"`) ?? text);

/**
 * Finds the validation codes in the text of a response that does not match the spec. The request did not contain them, so
 * they are not known in advance.
 */
export const findCodes = (text: string): string[] =>
  [...text.matchAll(property)].flatMap(([, , quoted, bare]) => {
    if (quoted === undefined) return bare?.replace(/\.$/, "") || [];
    // In JSON within JSON, the escapes are escaped themselves.
    const once = unescapeJson(quoted);
    return [quoted, once, unescapeJson(once)];
  });
