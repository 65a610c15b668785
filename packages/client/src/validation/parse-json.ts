/** The value of a JSON text; undefined for a text that is not JSON, as no JSON text means that. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
