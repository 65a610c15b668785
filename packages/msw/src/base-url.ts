import { description } from "@partner-qualification/openapi";

/** Where handlers respond. */
export interface HandlerOptions {
  /**
   * The `baseUrl` of the client: the server, without `/v1`.
   * @default `https://api.partnercenter.microsoft.com`, the first server of the spec
   */
  baseUrl?: string;
}

/**
 * Returns the base URL of the options without a slash at its end.
 *
 * @throws TypeError when it is not an absolute URL.
 */
export const baseUrlOf = ({ baseUrl = description.servers[0]?.url ?? "" }: HandlerOptions): string => {
  if (URL.canParse(baseUrl)) return new URL(baseUrl).href.replace(/\/+$/, "");
  throw new TypeError(`baseUrl ${JSON.stringify(baseUrl)} is not an absolute URL. Use the baseUrl of the client.`);
};
