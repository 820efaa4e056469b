/** The server over TLS: the routes of a built server behind a certificate, with the same limits on connections. */
import { createServer, type ServerOptions as TlsOptions } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";

export interface SecureListener {
  /** Where it listens, as a URL. */
  readonly url: string;
  /** Takes nobody new, lets what is under way end, and closes. The server itself is closed before, by the caller. */
  close(): Promise<void>;
}

const HEADER_LIMIT_BYTES = 16 * 1024;
const HEADERS_LIMIT_MS = 20_000;
const REQUEST_LIMIT_MS = 60_000;
/** A handshake that is not done by then is somebody who holds connections open. */
const HANDSHAKE_LIMIT_MS = 10_000;

/** Listens with this certificate. A server that is built is ready: its routing takes requests from any listener. */
export async function listenSecurely(
  server: FastifyInstance,
  tls: Pick<TlsOptions, "cert" | "key" | "minVersion">,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<SecureListener> {
  const listener = createServer(
    {
      ...tls,
      maxHeaderSize: HEADER_LIMIT_BYTES,
      headersTimeout: HEADERS_LIMIT_MS,
      requestTimeout: REQUEST_LIMIT_MS,
      handshakeTimeout: HANDSHAKE_LIMIT_MS,
    },
    (request, response) => server.routing(request, response),
  );
  listener.listen({ host, port });
  await once(listener, "listening");
  const { port: bound } = listener.address() as AddressInfo;
  return {
    url: `https://${reachable(host)}:${bound}`,
    async close() {
      const closed = once(listener, "close");
      listener.close();
      listener.closeIdleConnections();
      await closed;
    },
  };
}

/** Every address is reached by this machine's own. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
