/** What a route says of itself beside its path: who may call it, what it is, and that it may fail as every other does. */
import type { RouteAccess } from "../access/route-access.ts";
import { Problem } from "../problem.ts";

interface Described {
  readonly response?: object;
  readonly params?: object;
  readonly querystring?: object;
  readonly body?: object;
  readonly produces?: readonly string[];
}

export function described(access: RouteAccess, tag: string, summary: string, { response, ...rest }: Described = {}) {
  return {
    config: { access },
    schema: { summary, tags: [tag], ...rest, response: { ...response, "4xx": Problem, 503: Problem } },
  };
}
