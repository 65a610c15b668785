import { description } from "@partner-qualification/openapi";

/** Where handlers answer. */
export interface HandlerOptions {
  /**
   * The `baseUrl` of the client: the server, without `/v1`.
   * @default `https://api.partnercenter.microsoft.com`, the first server of the description
   */
  baseUrl?: string;
}

/** The server, without a slash at its end. @throws TypeError when it is no absolute URL. */
export const serverOf = ({ baseUrl = description.servers[0]?.url ?? "" }: HandlerOptions): string => {
  if (URL.canParse(baseUrl)) return new URL(baseUrl).href.replace(/\/+$/, "");
  throw new TypeError(`baseUrl ${JSON.stringify(baseUrl)} is no absolute URL. Give the baseUrl of the client.`);
};
