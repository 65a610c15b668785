/** The address of a server, as `--target` gives it. */
export interface TargetUrl {
  /** As it was given, without a trailing slash: the name of the target in reports. */
  name: string;
  /** What stands before `/v1`. */
  base: string;
  /** Whether requests stay on this machine. */
  isLocal: boolean;
}

const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);

/**
 * Reads the address of a server, with or without `/v1` at its end.
 *
 * @throws TypeError when it is not an address of HTTP, or carries credentials.
 */
export const parseTargetUrl = (text: string): TargetUrl => {
  if (!URL.canParse(text)) throw new TypeError("--target is not a URL. Write one such as https://host/v1.");
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError("--target must start with https:// or http://.");
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError("--target takes an address without user name, query and fragment, such as https://host/v1.");
  }
  const name = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  return { name, base: name.replace(/\/v1$/i, ""), isLocal: isLoopback(url.hostname) };
};
