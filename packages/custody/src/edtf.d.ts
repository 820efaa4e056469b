/** The part of `edtf` (no types of its own) that Muster uses: a parser that throws on what is no EDTF. */
declare module "edtf" {
  /** A date, interval, season or set; `min` and `max` bound it in milliseconds since 1970 (infinite where open). */
  export interface ExtendedDate {
    readonly min: number;
    readonly max: number;
  }
  export default function edtf(text: string): ExtendedDate;
}
