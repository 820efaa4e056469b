/**
 * The ground that can be moved: MapLibre over the same shapes, from our own files alone; no tiles, no glyphs, no controls of
 * its own. It draws areas and borders; what lies on them is drawn by the page, at the view this tells.
 */
import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { GROUND } from "./ground.ts";
import { type Degrees, degreesAt, ofWorld, REACH, type View, worldAt, zoomOf } from "./mercator.ts";
import { allowWorker } from "./worker-policy.ts";

/** As CSS writes them. */
export interface GroundColours {
  readonly beyond: string;
  readonly land: string;
  readonly border: string;
  readonly country: string;
}

export interface MovableGround {
  zoom(by: number): void;
  /** Brings a place into the middle. */
  show(place: Degrees): void;
  /** Goes to a view at once. */
  look(view: View): void;
  paint(colours: GroundColours): void;
  /** Fills its frame, which has another size. */
  fit(): void;
  remove(): void;
}

interface Hearing {
  readonly onView: (view: Omit<View, "width" | "height">) => void;
  readonly onDrawn: () => void;
  /** The graphics card gave up: whoever draws the other ground should. */
  readonly onLost: () => void;
}

/** Throws where there is no WebGL 2. Moves are not animated for who asks for less motion: MapLibre heeds that itself. */
export function startMovableGround(
  container: HTMLElement,
  view: View,
  colours: GroundColours,
  { onView, onDrawn, onLost }: Hearing,
): MovableGround {
  allowWorker(workerAddress);
  setWorkerUrl(workerAddress);
  const map = new MapLibre({
    container,
    style: styleOf(colours),
    ...cameraOf(view),
    minZoom: REACH.farthest,
    maxZoom: REACH.closest,
    attributionControl: false,
    keyboard: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // The wheel and one finger scroll the page; with the control key, or two fingers, they move the map.
    cooperativeGestures: true,
    renderWorldCopies: false,
    // The page observes its frame itself; two observers would see two sizes.
    trackResize: false,
  });
  map.touchZoomRotate.disableRotation();
  // Every site on it is a link of its own: the canvas has nothing more to say.
  const canvas = map.getCanvas();
  canvas.tabIndex = -1;
  canvas.removeAttribute("role");
  canvas.setAttribute("aria-hidden", "true");
  map.on("move", () => onView({ centre: ofWorld(degreesOf(map.getCenter())), world: worldAt(map.getZoom()) }));
  map.once("idle", () => {
    map.resize();
    onDrawn();
  });
  canvas.addEventListener("webglcontextlost", onLost, { once: true });
  return {
    zoom: (by) => map.easeTo({ zoom: map.getZoom() + Math.log2(by), duration: 200 }),
    show: ({ longitude, latitude }) => map.easeTo({ center: [longitude, latitude], duration: 200 }),
    look: (next) => map.jumpTo(cameraOf(next)),
    paint({ beyond, land, border, country }) {
      map.setPaintProperty("beyond", "background-color", beyond);
      map.setPaintProperty("land", "fill-color", land);
      map.setPaintProperty("inner", "line-color", border);
      map.setPaintProperty("outer", "line-color", country);
    },
    fit: () => map.resize(),
    remove() {
      canvas.removeEventListener("webglcontextlost", onLost);
      map.remove();
    },
  };
}

function cameraOf(view: View): { readonly center: [number, number]; readonly zoom: number } {
  const { longitude, latitude } = degreesAt(view.centre);
  return { center: [longitude, latitude], zoom: zoomOf(view) };
}

function degreesOf({ lng, lat }: { readonly lng: number; readonly lat: number }): Degrees {
  return { longitude: lng, latitude: lat };
}

function styleOf(colours: GroundColours): StyleSpecification {
  const { areas, inner, outer } = GROUND;
  return {
    version: 8,
    sources: {
      areas: { type: "geojson", data: areas, tolerance: 0 },
      inner: { type: "geojson", data: inner, tolerance: 0 },
      outer: { type: "geojson", data: outer, tolerance: 0 },
    },
    layers: layersOf(colours),
  };
}

function layersOf({ beyond, land, border, country }: GroundColours): StyleSpecification["layers"] {
  return [
    { id: "beyond", type: "background", paint: { "background-color": beyond } },
    { id: "land", type: "fill", source: "areas", paint: { "fill-color": land, "fill-antialias": false } },
    { id: "inner", type: "line", source: "inner", paint: { "line-color": border, "line-width": 1 } },
    { id: "outer", type: "line", source: "outer", paint: { "line-color": country, "line-width": 1.25 } },
  ];
}
