/** Every route that a server adds behind its gate, as it was added: nobody keeps a list of them by hand. */
import type { FastifyInstance, RouteOptions } from "fastify";
import { vi } from "vitest";
import { Gate } from "../src/access/gate.ts";
import type { RouteAccess } from "../src/access/route-access.ts";

export interface KnownRoute {
  readonly method: string;
  /** As the server has it: `/api/v1/people/:id`. */
  readonly url: string;
  readonly access: RouteAccess;
  /** Whether the API's description leaves it out. */
  readonly hidden: boolean;
  readonly schema: { readonly body?: unknown; readonly querystring?: unknown };
}

/** Listens to the gates of servers built from now on; `also` is done with each server before its first route is added. */
export function knowRoutes(also: (server: FastifyInstance) => void = () => undefined): readonly KnownRoute[] {
  const routes: KnownRoute[] = [];
  const install: unknown = Reflect.get(Gate.prototype, "install");
  if (typeof install !== "function") throw new Error("a gate is not installed");
  vi.spyOn(Gate.prototype, "install").mockImplementation(function (this: Gate, server: FastifyInstance) {
    Reflect.apply(install, this, [server]);
    also(server);
    server.addHook("onRoute", (route) => {
      routes.push(...[route.method].flat().map((method) => known(method, route)));
    });
  });
  return routes;
}

function known(method: string, { url, config, schema = {} }: RouteOptions): KnownRoute {
  if (config?.access === undefined) throw new Error(`${method} ${url} was added without access`);
  return { method, url, access: config.access, hidden: Reflect.get(schema, "hide") === true, schema };
}
