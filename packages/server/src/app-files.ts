/**
 * The application in the browser, from the folder it was built into. Its files have their digest in their name and are kept
 * by a browser for good; the page itself is asked for each time. Every address that is not the API's or the log's is a place
 * within the application, which says itself where nothing is.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { routeNotFound } from "./problem.ts";

const OPEN = { config: { access: "open" }, schema: { hide: true } } as const;
/** Never the application's: a wrong address there is answered as an API answers. */
const NOT_ITS = /^\/(?:api|log|assets)\/|^\/(?:healthz|readyz|metrics)$/;

/** Serves the application; `folder` holds `index.html` and `assets/`, each file beside its brotli. */
export async function appFiles(server: FastifyInstance, folder: string): Promise<void> {
  const page = readFileSync(path.join(folder, "index.html"), "utf8");
  await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });

  server.get<{ Params: { "*": string } }>("/assets/*", OPEN, (request, reply) =>
    reply.sendFile(`assets/${request.params["*"]}`, { maxAge: "365d", immutable: true }),
  );
  server.get("/mark.svg", OPEN, (_, reply) => reply.sendFile("mark.svg", { maxAge: "1d" }));
  server.get("/*", OPEN, (request, reply) =>
    isPlace(request) ? sendPage(reply, page) : routeNotFound(request, reply),
  );
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.code(200).type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
}

/** Somebody looks at an address in a browser; or at the node itself, with whatever they have. */
function isPlace({ url, headers: { accept = "*/*" } }: FastifyRequest): boolean {
  const isAsked = accept.includes("text/html") || (url === "/" && accept.includes("*/*"));
  return isAsked && !NOT_ITS.test(url);
}
