import { createServer, type Server, type ServerOptions } from "node:http";

/** A certificate with its chain, and its private key, both in PEM. */
export interface Tls {
  cert: string;
  key: string;
}

/**
 * Makes a server of HTTP, or with a certificate of HTTPS. Its clients may take as long to agree on the encryption as to send
 * the headers.
 *
 * @throws TypeError for a certificate or key that cannot be used.
 */
export const createHttpServer = async (options: ServerOptions, tls: Tls | undefined): Promise<Server> => {
  if (!tls) return createServer(options);
  // In the bundle, a module of node has its default export alone.
  const { default: https } = await import("node:https");
  try {
    return https.createServer({ ...options, ...tls, handshakeTimeout: options.headersTimeout });
  } catch (error) {
    // Its message may quote the key.
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new TypeError(
      `The certificate or its key cannot be used (${code}). Give both in PEM, and the key that belongs to the certificate.`,
    );
  }
};
