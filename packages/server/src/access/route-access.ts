/**
 * What each route asks of whoever calls it. Every route says so beside its path, and a route that does not is a fault at
 * the start: nothing is served that nobody thought about.
 */
import type { Action } from "@muster/access";
import type { AccessKind } from "@muster/register";
import type { RouteOptions } from "fastify";

/** What a question is about: how the officer stands to it decides. */
export type AboutKind =
  | "register"
  | "site"
  | "person"
  | "transfer"
  | "count"
  | "incident"
  | "agreement"
  | "programme"
  | "officer";

export type RouteAccess =
  /** Anybody: what the log publishes, and the way in. */
  | "open"
  /** Whoever keeps the machine: from the machine itself. */
  | "machine"
  /** Any officer; the route decides for itself what it shows. */
  | "signed-in"
  /** An officer whose roles permit this action on the thing that the path's `:id` names. */
  | {
      readonly action: Action;
      readonly about: AboutKind;
      /** What it is in the access journal: recorded before the handler runs, with its purpose where people are shown. */
      readonly reads?: AccessKind;
      /** The handler records it, for it knows better whom it shows. */
      readonly recordsItself?: true;
    };

declare module "fastify" {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}

/** A route was added with no word about who may call it. */
class RouteWithoutAccess extends Error {
  override readonly name = "RouteWithoutAccess";
}

/** To be run for every route that is added. HEAD routes, made by the framework, carry the access of their GET. */
export function mustSayAccess({ method, url, config }: RouteOptions): void {
  if (config?.access !== undefined) return;
  throw new RouteWithoutAccess(`${String(method)} ${url} does not say who may call it: give it config.access`);
}
