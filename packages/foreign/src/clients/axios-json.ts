/** Axios writes a number as JSON with this header alone; the generated clients do not set it. See the limits. */
export const json = { "Content-Type": "application/json" };
