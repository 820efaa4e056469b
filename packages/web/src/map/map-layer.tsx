/** What lies on the ground: movements, names, and every site as a link of its own that the keyboard reaches. */
import type { MouseEvent, ReactNode } from "react";
import { AuthorityMark } from "./authority-mark.tsx";
import type { SiteFact } from "./facts.ts";
import type { Layout, LaidName, LaidSite } from "./layout.ts";
import { WORDS } from "./layout.ts";
import styles from "./map.module.css";
import type { Point, Size } from "./mercator.ts";

/** As in the style sheet: a link is 24 pixels large around its place. */
const HALF_TARGET_PX = 12;

interface MapLayerProps {
  readonly layout: Layout;
  readonly size: Size;
  /** A whole sentence about a site, for who reads by ear. */
  readonly said: (fact: SiteFact) => string;
  readonly number: (people: number) => string;
  readonly hrefOf: (site: string) => string;
  readonly onOpen?: ((site: string) => void) | undefined;
  /** The keyboard came to a site that is out of sight. */
  readonly onOutOfSight: (fact: SiteFact) => void;
}

export function MapLayer({ layout, size, said, number, hrefOf, onOpen, onOutOfSight }: MapLayerProps): ReactNode {
  return (
    <>
      <svg className={styles["layer"]} width={size.width} height={size.height} aria-hidden="true" focusable="false">
        {layout.names.map((name) => (
          <GroundName key={name.id} name={name} />
        ))}
        {layout.arcs.map(({ fact, arc, width_px }) => (
          <g
            key={JSON.stringify([fact.from, fact.to, fact.isUnderWay])}
            className={styles["arc"]}
            data-under-way={fact.isUnderWay}
          >
            <path className={styles["way"]} d={arc.line} strokeWidth={width_px} />
            <path className={styles["head"]} d={arc.head} />
          </g>
        ))}
      </svg>
      <ul role="list" className={styles["sites"]}>
        {layout.sites.map((site) => (
          <li key={site.fact.site}>
            <SiteLink
              site={site}
              said={said(site.fact)}
              href={hrefOf(site.fact.site)}
              onOpen={onOpen}
              onFocus={() => isIn(size, site.at) || onOutOfSight(site.fact)}
            />
          </li>
        ))}
      </ul>
      <svg className={styles["layer"]} width={size.width} height={size.height} aria-hidden="true" focusable="false">
        {layout.arcs.map(
          ({ fact, label }) =>
            label !== undefined && (
              <text
                key={JSON.stringify([fact.from, fact.to, fact.isUnderWay])}
                className={styles["arcNumber"]}
                x={label.box.x + label.box.width / 2}
                y={label.box.y + label.box.height / 2}
              >
                {number(fact.people)}
              </text>
            ),
        )}
      </svg>
    </>
  );
}

function GroundName({ name: { kind, text, at, label } }: { readonly name: LaidName }): ReactNode {
  const { box, align } = label;
  const x = align === "left" ? box.x : align === "right" ? box.x + box.width : box.x + box.width / 2;
  return (
    <>
      {kind === "town" && <circle className={styles["dot"]} cx={at.x} cy={at.y} r={2} />}
      <text className={styles[kind]} data-align={align} x={x} y={box.y + box.height / 2}>
        {text}
      </text>
    </>
  );
}

interface SiteLinkProps {
  readonly site: LaidSite;
  readonly said: string;
  readonly href: string;
  readonly onOpen: ((site: string) => void) | undefined;
  readonly onFocus: () => void;
}

function SiteLink({
  site: { fact, at, radius, authority, lines, label },
  said,
  href,
  onOpen,
  onFocus,
}: SiteLinkProps): ReactNode {
  const follow = (event: MouseEvent): void => {
    if (onOpen === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(fact.site);
  };
  const look = fact.where?.by === "country" ? "vague" : fact.people === null ? "hollow" : "full";
  return (
    <a className={styles["site"]} href={href} style={{ left: at.x, top: at.y }} onClick={follow} onFocus={onFocus}>
      <AuthorityMark index={authority} radius={radius} look={look} />
      <span className="visually-hidden">{said}</span>
      <span
        aria-hidden="true"
        className={styles["label"]}
        data-align={label.align}
        style={{
          left: label.box.x - at.x + HALF_TARGET_PX,
          top: label.box.y - at.y + HALF_TARGET_PX,
          width: label.box.width,
        }}
      >
        {lines.map((line, index) => {
          const { line_px } = index < lines.length - 1 ? WORDS.site : WORDS.detail;
          return (
            <span key={index} dir="auto" style={{ lineHeight: `${line_px}px` }}>
              {line}
            </span>
          );
        })}
      </span>
    </a>
  );
}

function isIn({ width, height }: Size, { x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}
