/** What the node says when it does not do what was asked (RFC 9457): a code, a sentence, and what to do. */

export interface ProblemBody {
  readonly code: string;
  readonly category: "invalid" | "not-found" | "conflict" | "forbidden-by-rule" | "unavailable" | "fault";
  readonly detail: string;
  readonly remedy: string;
  readonly status: number;
  readonly conflicts: Readonly<Record<string, unknown>>;
}

export class Problem extends Error {
  override readonly name = "Problem";
  readonly body: ProblemBody;
  /** How long to wait before it is asked again, where the node says so (RFC 9110, 10.2.3). */
  readonly retryAfterSeconds: number | undefined;

  constructor(body: ProblemBody, retryAfterSeconds?: number) {
    super(`${body.detail} ${body.remedy}`.trim());
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get isSignedOut(): boolean {
    return this.body.status === 401;
  }

  get isForbidden(): boolean {
    return this.body.status === 403;
  }

  get isNotFound(): boolean {
    return this.body.status === 404;
  }

  /** The register has decided: sent again as it is, it is decided anew. */
  get isRefusal(): boolean {
    const { category, status } = this.body;
    return status !== 429 && category !== "unavailable" && category !== "fault";
  }

  /** Asking again may help: the node or the way to it was away, not the question wrong. */
  get isPassing(): boolean {
    return this.body.category === "unavailable" || this.body.status === 429;
  }
}

/** The node did not answer: the way to it is broken. */
export function unreachable(): Problem {
  return new Problem({
    code: "node-unreachable",
    category: "unavailable",
    detail: "The node does not answer.",
    remedy: "Look at the connection; it is tried again by itself.",
    status: 0,
    conflicts: {},
  });
}

/** The answer of the node that is no answer to the question, as a `Problem` whatever it holds. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const said = (typeof body === "object" && body !== null ? body : {}) as Partial<ProblemBody>;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new Problem(
    {
      code: said.code ?? "answer-unreadable",
      category: said.category ?? "fault",
      detail: said.detail ?? "The node's answer cannot be read.",
      remedy: said.remedy ?? "Tell the keeper.",
      status: response.status,
      conflicts: said.conflicts ?? {},
    },
    Number.isNaN(retryAfter) ? undefined : retryAfter,
  );
}
