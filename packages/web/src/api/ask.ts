/** Speaks HTTP with the node: the session is in a cookie no script can read; every failure is a `Problem`. */
import { type ReadingPurpose, purposeHeaders } from "./purpose.ts";
import { problemOf, unreachable } from "./problem.ts";

export interface Asking {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: unknown;
  /** The sender's own key for a command: a repeat is answered as the first was. */
  readonly key?: string;
  readonly purpose?: ReadingPurpose;
  readonly signal?: AbortSignal;
}

/** Asks for JSON under `/api/v1`. Throws a `Problem`. */
export async function ask<Answer>(path: string, asking: Asking = {}): Promise<Answer> {
  const response = await send(path, asking);
  return (await response.json()) as Answer;
}

/** Asks for a file under `/api/v1`: a paper, an export. Throws a `Problem`. */
export async function askFile(
  path: string,
  asking: Asking = {},
): Promise<{ readonly name: string; readonly file: Blob }> {
  const response = await send(path, asking);
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "muster";
  return { name, file: await response.blob() };
}

async function send(path: string, { method = "GET", body, key, purpose, signal }: Asking): Promise<Response> {
  const headers = new Headers(purposeHeaders(purpose));
  if (body !== undefined) headers.set("content-type", "application/json");
  if (key !== undefined) headers.set("idempotency-key", key);
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (fault) {
    if (signal?.aborted === true) throw fault;
    throw unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}
