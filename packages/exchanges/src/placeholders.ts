/**
 * Lists what a printed message has where a value belongs, each once: `<token>`, `{customer_id}`.
 *
 * @example
 * ```ts
 * placeholdersOf("GET {baseURL}/v1/customers/<customer-tenant-id>"); // ["{baseURL}", "<customer-tenant-id>"]
 * ```
 */
export const placeholdersOf = (text: string): string[] => [...new Set(text.match(/<[\w-]+>|\{\p{L}[\p{L}\w-]*\}/gu))];
