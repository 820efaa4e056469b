/** The shapes and colours by which authorities are told apart, as many as the eye keeps; then they begin anew, otherwise paired. */

/** Corners and how far they are turned, in degrees; no corners: a disc. */
const SHAPES = [
  { corners: 0, turned: 0 },
  { corners: 4, turned: 45 },
  { corners: 3, turned: -90 },
  { corners: 4, turned: 0 },
  { corners: 6, turned: 0 },
  { corners: 3, turned: 90 },
] as const;

const COLOURS = SHAPES.length;

export interface Mark {
  readonly shape: number;
  /** From 1: `--authority-1` … of the style sheet. */
  readonly colour: number;
}

/** One round of shapes in one order of colours, the next with the colours moved on by one. */
export function markOf(index: number): Mark {
  return { shape: index % SHAPES.length, colour: 1 + ((index + Math.floor(index / SHAPES.length)) % COLOURS) };
}

/** A path around 0, 0 of the area of a disc of this radius, so that shapes of one size hold as many people. */
export function shapePath(shape: number, radius: number): string {
  const { corners, turned } = SHAPES[shape % SHAPES.length] ?? SHAPES[0];
  if (corners === 0) {
    return `M${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0Z`;
  }
  const reach = reachOf(shape, radius);
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = ((turned + (corner * 360) / corners) * Math.PI) / 180;
    return `${(reach * Math.cos(angle)).toFixed(2)} ${(reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

/** How far a shape's corners are from its middle. */
export function reachOf(shape: number, radius: number): number {
  const { corners } = SHAPES[shape % SHAPES.length] ?? SHAPES[0];
  if (corners === 0) return radius;
  return radius * Math.sqrt((2 * Math.PI) / (corners * Math.sin((2 * Math.PI) / corners)));
}
