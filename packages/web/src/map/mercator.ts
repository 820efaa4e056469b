/** Where degrees fall on the paper: Web Mercator, as MapLibre has it, so that both grounds of the map agree to the pixel. */

export interface Degrees {
  readonly longitude: number;
  readonly latitude: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the frame shows: the world is `world` pixels wide and high, and `centre` (0 to 1 of it) is in the frame's middle. */
export interface View extends Size {
  readonly centre: Point;
  readonly world: number;
}

/** No closer than this, however near two sites are to one another: the shapes have no more to show. */
const CLOSEST_WORLD = 512 * 2 ** 9;
const FARTHEST_WORLD = 512 * 2 ** 4;

/** From 0 to 1 of the world, eastward and southward. */
export function ofWorld({ longitude, latitude }: Degrees): Point {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/** In pixels from the frame's upper left corner. */
export function inFrame({ centre, world, width, height }: View, degrees: Degrees): Point {
  const { x, y } = ofWorld(degrees);
  return { x: width / 2 + (x - centre.x) * world, y: height / 2 + (y - centre.y) * world };
}

/** The closest view with all of these in it, and `margin_px` around them. */
export function viewOfAll(points: readonly Degrees[], size: Size, margin_px: number): View {
  const all = points.map(ofWorld);
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = { width: Math.max(size.width - 2 * margin_px, 1), height: Math.max(size.height - 2 * margin_px, 1) };
  const world = Math.min(room.width / (east - west || 1e-9), room.height / (south - north || 1e-9));
  return { ...size, centre: { x: (west + east) / 2, y: (north + south) / 2 }, world: withinReach(world) };
}

export function zoomed(view: View, by: number): View {
  return { ...view, world: withinReach(view.world * by) };
}

/** MapLibre counts in doublings of a world 512 pixels wide. */
export function zoomOf({ world }: Pick<View, "world">): number {
  return Math.log2(world / 512);
}

export function worldAt(zoom: number): number {
  return 512 * 2 ** zoom;
}

/** The degrees that stand at a point of the world. */
export function degreesAt({ x, y }: Point): Degrees {
  return {
    longitude: (x - 0.5) * 360,
    latitude: (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
  };
}

export const REACH = { closest: zoomOf({ world: CLOSEST_WORLD }), farthest: zoomOf({ world: FARTHEST_WORLD }) };

function withinReach(world: number): number {
  return Math.min(CLOSEST_WORLD, Math.max(FARTHEST_WORLD, world));
}
