/** The register through time, for charts: every point is as known at one number, so that a chart can be drawn as known then. */
import type { Control } from "@muster/custody";
import type { AuthorityCode, CountCode, EntryNumber, Instant, SiteCode, State, TransferCode } from "@muster/record";

interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly knownAt: EntryNumber;
}

/** People in each state at each of the instants: columns of one length. */
export interface PositionsSeries extends Span {
  /** ISO 8601 duration. */
  readonly step: string;
  readonly at: readonly Instant[];
  readonly states: Readonly<Record<State, readonly number[]>>;
}

/** What somebody said was there. */
export type SiteMark =
  | { readonly kind: "roll"; readonly at: Instant; readonly entry: EntryNumber; readonly people: number }
  | {
      readonly kind: "count";
      readonly at: Instant;
      readonly entry: EntryNumber;
      readonly count: CountCode;
      readonly round: number;
      readonly units: readonly string[];
      readonly people: number;
    };

/** People whom the books hold at a site: a step from each instant to the next; and what rolls and counts said beside it. */
export interface SiteSeries extends Span {
  readonly site: SiteCode;
  readonly capacity: number | null;
  readonly at: readonly Instant[];
  readonly held: readonly number[];
  readonly marks: readonly SiteMark[];
}

export interface ControlSeries {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly sites: readonly {
    readonly site: SiteCode;
    readonly name: string;
    readonly place: { readonly latitude: number; readonly longitude: number } | null;
    readonly control: readonly (Control & { readonly until: Instant | null })[];
  }[];
}

/** People who went from one site to another: each going counted once, when it ended. */
export interface Flow {
  /** Null: from nowhere that the books know, or, of a person who is let go, to none. */
  readonly from: SiteCode | null;
  readonly to: SiteCode | null;
  readonly custodian: AuthorityCode | null;
  readonly people: number;
  /** First and last. */
  readonly first: Instant;
  readonly last: Instant;
  /** At most twenty. */
  readonly transfers: readonly TransferCode[];
}

export interface FlowsAnswer extends Span {
  readonly flows: readonly Flow[];
}
