/**
 * Where people are held, by whom, and who is on the way to where, at one moment: shapes, marks and words drawn by the page
 * from what came with it, and the same facts in a table. There is no tile server, and nothing is asked of anybody.
 */
import { type ReactNode, useId, useMemo, useRef, useState } from "react";
import { useSize } from "../charts/use-frame.ts";
import { isolated } from "../texts/isolated.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import { Button } from "../ui/button.tsx";
import { factsOf, type MapFacts, type MapMovement, type MapSite, type SiteFact } from "./facts.ts";
import { AREAS, PATH_WORLD, PATHS } from "./ground.ts";
import { layOut } from "./layout.ts";
import { MapKey } from "./map-key.tsx";
import { MapLayer } from "./map-layer.tsx";
import { MapTables } from "./map-tables.tsx";
import styles from "./map.module.css";
import { type Degrees, ofWorld, type Size, type View, viewOfAll, zoomed } from "./mercator.ts";
import { mapTexts } from "./texts.ts";
import { useMeasure } from "./use-measure.ts";
import { useMovable } from "./use-movable.ts";

export interface SiteMapProps {
  /** The moment shown: an instant. */
  readonly asOf: string;
  readonly sites: readonly MapSite[];
  readonly movements: readonly MapMovement[];
  readonly hrefOf: (site: string) => string;
  /** In place of following the link, where the application goes without loading anew. */
  readonly onOpen?: (site: string) => void;
  /** The moment is left of now: what is stated is stated of then. */
  readonly isPast?: boolean;
  /** A fuller name than the code. */
  readonly authorityName?: (authority: string) => string;
}

export function SiteMap({
  asOf,
  sites,
  movements,
  hrefOf,
  onOpen,
  isPast = false,
  authorityName = itself,
}: SiteMapProps): ReactNode {
  const t = useTexts(mapTexts);
  const facts = useMemo(() => factsOf(sites, movements, asOf), [sites, movements, asOf]);
  const [isTableShown, showTable] = useState(false);
  const summary = useId();
  const table = useId();
  return (
    <figure className={styles["map"]} aria-labelledby={summary}>
      <figcaption id={summary}>
        <Summary facts={facts} asOf={asOf} isPast={isPast} />
      </figcaption>
      {facts.sites.length > 0 && (
        <>
          <Frame facts={facts} hrefOf={hrefOf} onOpen={onOpen} authorityName={authorityName} />
          <MapKey facts={facts} authorityName={authorityName} />
          <NotDrawn facts={facts} />
          <div>
            <Button
              look="quiet"
              aria-expanded={isTableShown}
              aria-controls={table}
              onPress={() => showTable(!isTableShown)}
            >
              {t(isTableShown ? "tableHide" : "tableShow")}
            </Button>
          </div>
          <div id={table} className={isTableShown ? styles["tables"] : "visually-hidden"}>
            <MapTables facts={facts} authorityName={authorityName} hrefOf={isTableShown ? hrefOf : undefined} />
          </div>
        </>
      )}
      <p className={styles["sources"]}>{t("sources")}</p>
    </figure>
  );
}

interface SummaryProps extends Required<Pick<SiteMapProps, "asOf" | "isPast">> {
  readonly facts: MapFacts;
}

function Summary({ facts, asOf, isPast }: SummaryProps): ReactNode {
  const t = useTexts(mapTexts);
  const { dates, number } = useReading();
  if (facts.sites.length === 0) return t("empty");
  const reported = facts.sites.filter(({ people }) => people !== null);
  return t(isPast ? "summaryPast" : "summary", {
    time: dates.time(asOf),
    sites: facts.sites.length,
    people: number(reported.reduce((sum, { people }) => sum + (people ?? 0), 0)),
    reported: reported.length,
    silent: facts.sites.filter(({ people, books }) => people === null && books === "kept").length,
    moving: facts.movements.reduce((sum, { people, isUnderWay }) => sum + (isUnderWay ? people : 0), 0),
  });
}

interface FrameProps extends Required<Pick<SiteMapProps, "hrefOf" | "authorityName">> {
  readonly facts: MapFacts;
  readonly onOpen: SiteMapProps["onOpen"];
}

function Frame({ facts, hrefOf, onOpen, authorityName }: FrameProps): ReactNode {
  const t = useTexts(mapTexts);
  const { language, number } = useReading();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const [own, look] = useState<Omit<View, "width" | "height">>();
  const [isReachedFor, reachFor] = useState(false);
  const measure = useMeasure(language);
  const home = useMemo(() => size && homeOf(facts, size), [facts, size]);
  const view = own === undefined || size === undefined ? home : { ...own, ...size };
  const { state, ground } = useMovable(canvas, isReachedFor, view, look);
  const said = useSaid(authorityName);

  const zoom = (by: number): void => {
    if (view === undefined) return;
    if (ground.current === null) look(zoomed(view, by));
    else ground.current.zoom(by);
  };
  const goTo = (place: Degrees): void => {
    if (view === undefined) return;
    if (ground.current === null) look({ ...view, centre: ofWorld(place) });
    else ground.current.show(place);
  };
  const goHome = (): void => {
    if (home === undefined) return;
    ground.current?.look(home);
    look(undefined);
  };
  const layout = useMemo(
    () => view && layOut(facts, view, measure, { detail: said.detail, number, named: (names) => names[language] }),
    [facts, view, measure, said.detail, number, language],
  );
  return (
    <>
      <div
        ref={frame}
        dir="ltr"
        className={styles["frame"]}
        onPointerEnter={() => reachFor(true)}
        onFocus={() => reachFor(true)}
      >
        {view !== undefined && <DrawnGround view={view} isUnder={state === "moving"} />}
        <div ref={canvas} className={styles["canvas"]} data-state={state} />
        {view !== undefined && layout !== undefined && (
          <MapLayer
            layout={layout}
            size={view}
            said={said.whole}
            number={number}
            hrefOf={hrefOf}
            onOpen={onOpen}
            onOutOfSight={({ where }) => where && goTo(where.at)}
          />
        )}
      </div>
      <div className={styles["tools"]}>
        <Button aria-label={t("zoomIn")} onPress={() => zoom(2)}>
          +
        </Button>
        <Button aria-label={t("zoomOut")} onPress={() => zoom(0.5)}>
          −
        </Button>
        <Button onPress={goHome}>{t("zoomBack")}</Button>
        <p>{t(state === "still" ? "still" : "gestures")}</p>
      </div>
    </>
  );
}

/** The shapes as the page draws them itself: at once, on paper, and where there is no WebGL. */
function DrawnGround({ view, isUnder }: { readonly view: View; readonly isUnder: boolean }): ReactNode {
  const { width, height, centre, world } = view;
  const place = `translate(${width / 2 - centre.x * world} ${height / 2 - centre.y * world}) scale(${world / PATH_WORLD})`;
  return (
    <svg
      className={styles["ground"]}
      data-under={isUnder}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <g transform={place}>
        <path className={styles["land"]} d={PATHS.areas} />
        <path className={styles["inner"]} d={PATHS.inner} />
        <path className={styles["outer"]} d={PATHS.outer} />
      </g>
    </svg>
  );
}

/** What the map has no place for, in words: nothing is left out in silence. */
function NotDrawn({ facts: { sites, movements } }: { readonly facts: MapFacts }): ReactNode {
  const t = useTexts(mapTexts);
  const { number } = useReading();
  const lost = sites.filter(({ where }) => where === undefined);
  const names = new Set(sites.filter(({ where }) => where !== undefined).map(({ site }) => site));
  const ways = movements.filter(({ from, to }) => !names.has(from) || !names.has(to));
  return (
    <>
      {lost.length > 0 && (
        <p>
          {t("withoutPlace")}{" "}
          {lost.map(({ site, name, people, books }, index) => (
            <span key={site}>
              {index > 0 && " · "}
              <bdi>{name}</bdi> (
              {people === null ? t(books === "kept" ? "notReported" : "keptElsewhere") : number(people)})
            </span>
          ))}
        </p>
      )}
      {ways.length > 0 && (
        <p>
          {t("notDrawn")}{" "}
          {ways
            .map(({ fromName, toName, people, isUnderWay }) =>
              t("way", {
                from: isolated(fromName),
                to: isolated(toName),
                people: t("people", { n: people }),
                state: t(isUnderWay ? "underWay" : "arrived"),
              }),
            )
            .join(" · ")}
        </p>
      )}
    </>
  );
}

interface Said {
  readonly detail: (fact: SiteFact) => string;
  readonly whole: (fact: SiteFact) => string;
}

/** A site in words: the short line under its mark, and the sentence a screen reader says. */
function useSaid(authorityName: (authority: string) => string): Said {
  const t = useTexts(mapTexts);
  const reading = useReading();
  return useMemo(() => {
    const { language, number } = reading;
    const unknown = ({ books }: SiteFact): string => t(books === "kept" ? "notReported" : "keptElsewhere");
    const place = ({ where }: SiteFact): string | undefined =>
      where?.by === "country" && where.names !== undefined
        ? t("placeNotNamed", { country: where.names[language] })
        : undefined;
    return {
      detail: (fact) =>
        [
          fact.people === null ? unknown(fact) : number(fact.people),
          ...(fact.control === undefined ? [] : [isolated(fact.control.authority)]),
        ].join(" · "),
      whole: (fact) =>
        [
          t("siteSaid", {
            name: fact.name,
            people: fact.people === null ? unknown(fact) : t("people", { n: fact.people }),
            control:
              fact.control === undefined
                ? t("controlUnknown")
                : t("controlledBy", { authority: authorityName(fact.control.authority) }),
          }),
          place(fact),
        ]
          .filter((part) => part !== undefined)
          .join("; "),
    };
  }, [reading, authorityName]);
}

const MARGIN_PX = 96;
/** A single site is shown with the land about it. */
const CLOSEST_HOME_WORLD = 512 * 2 ** 7;

/** All sites whose place is known; without one, all the land there is. */
function homeOf({ sites }: MapFacts, size: Size): View {
  const known = sites.flatMap(({ where }) => (where === undefined || where.by === "country" ? [] : [where.at]));
  const shown = known.length > 0 ? known : AREAS.map(({ label }) => label);
  const view = viewOfAll(shown, size, Math.min(MARGIN_PX, size.width / 6, size.height / 4));
  return { ...view, world: Math.min(view.world, CLOSEST_HOME_WORLD) };
}

function itself(authority: string): string {
  return authority;
}
