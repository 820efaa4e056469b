/** People between sites, as broad as they were many: where from on one side, where to on the other. */

/** As `/flows` answers; null: outside the sites on the register. */
export interface Flow {
  readonly from: string | null;
  readonly to: string | null;
  readonly people: number;
  readonly first: string;
  readonly last: string;
  readonly transfers: readonly string[];
}

/** A site on one side, from `top` to `bottom` of the drawing's height. */
export interface End {
  readonly site: string | null;
  readonly people: number;
  readonly top: number;
  readonly bottom: number;
}

/** A way from one side to the other, its middle at each. */
export interface Band {
  readonly flow: Flow;
  readonly from: number;
  readonly to: number;
  readonly breadth: number;
}

export interface FlowsLayout {
  readonly height: number;
  readonly froms: readonly End[];
  readonly tos: readonly End[];
  readonly bands: readonly Band[];
}

/** No way is thinner, however few went: one person is seen. */
const THINNEST = 1.5;

/** Lays ways out: all together as broad as `room`, most people first, and `gap` between two sites of a side for their names. */
export function layOutFlows(flows: readonly Flow[], room: number, gap: number): FlowsLayout {
  const ways = flows.filter(({ people }) => people > 0).toSorted((one, other) => other.people - one.people);
  const [froms, tos] = [sidesOf(ways, "from"), sidesOf(ways, "to")];
  const perPerson = room / Math.max(1, sumOf(ways.map(({ people }) => people)));
  const breadth = sumOf(ways.map((way) => breadthOf(way, perPerson)));
  const height = breadth + gap * Math.max(froms.length, tos.length);
  const stack = (sites: readonly (string | null)[], side: Side): Stack =>
    stacked(sites, side, ways, perPerson, (height - breadth - gap * (sites.length - 1)) / 2, gap);
  const [left, right] = [stack(froms, "from"), stack(tos, "to")];
  return {
    height,
    froms: left.ends,
    tos: right.ends,
    bands: ways.map((flow) => ({
      flow,
      from: left.middles.get(flow) ?? 0,
      to: right.middles.get(flow) ?? 0,
      breadth: breadthOf(flow, perPerson),
    })),
  };
}

type Side = "from" | "to";

/** The sites of a side, in the order in which their largest way comes. */
function sidesOf(ways: readonly Flow[], side: Side): readonly (string | null)[] {
  return [...new Set(ways.map((way) => way[side]))];
}

interface Stack {
  readonly ends: readonly End[];
  readonly middles: ReadonlyMap<Flow, number>;
}

/** Puts the sites of a side under one another from `top` down, and each one's ways within it. */
function stacked(
  sites: readonly (string | null)[],
  side: Side,
  ways: readonly Flow[],
  perPerson: number,
  top: number,
  gap: number,
): Stack {
  let at = top;
  const middles = new Map<Flow, number>();
  const ends = sites.map((site): End => {
    const own = ways.filter((way) => way[side] === site);
    const start = at;
    for (const way of own) {
      const breadth = breadthOf(way, perPerson);
      middles.set(way, at + breadth / 2);
      at += breadth;
    }
    const end = { site, people: sumOf(own.map(({ people }) => people)), top: start, bottom: at };
    at += gap;
    return end;
  });
  return { ends, middles };
}

function breadthOf({ people }: Flow, perPerson: number): number {
  return Math.max(THINNEST, people * perPerson);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
