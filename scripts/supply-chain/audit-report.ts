/** What `npm audit --json` said, and what that means for a build: a known hole in the product stops it, a silent registry does not. */

export type Audit =
  | { readonly outcome: "clean" | "holes"; readonly holes: readonly Hole[]; readonly says: string }
  | { readonly outcome: "not-answered" | "unreadable"; readonly says: string };

export interface Hole {
  readonly name: string;
  readonly severity: string;
}

interface Report {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, { readonly name: string; readonly severity: string }>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

/** These stop a build where they are in the product. */
const STOPPING: ReadonlySet<string> = new Set(["high", "critical"]);

export function readAudit(output: string): Audit {
  const report = parsed(output);
  if (report === undefined) return { outcome: "unreadable", says: "npm audit said nothing that can be read" };
  if (report.auditReportVersion === undefined || report.vulnerabilities === undefined) {
    // An error object instead of a report is how npm says that the registry has no such endpoint, or cannot be reached.
    if (report.error === undefined && report.message === undefined)
      return { outcome: "unreadable", says: "npm audit gave no report" };
    return { outcome: "not-answered", says: "not answered by this registry" };
  }
  const found = Object.values(report.vulnerabilities).map(({ name, severity }): Hole => ({ name, severity }));
  const holes = found.filter(({ severity }) => STOPPING.has(severity));
  return {
    outcome: holes.length === 0 ? "clean" : "holes",
    holes,
    says: `${found.length} known vulnerabilities, ${holes.length} of them high or critical`,
  };
}

function parsed(output: string): Report | undefined {
  try {
    return JSON.parse(output) as Report;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
