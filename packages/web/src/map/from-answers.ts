/** From what the register answers to what the map shows. */
import type { Answers } from "../api/answers.ts";
import type { MapMovement, MapSite } from "./facts.ts";

type Site = Answers["/sites"]["sites"][number];

/** Each site's control through time, and how many the books hold there at this moment. */
export function mapSites(
  { sites: controlled }: Answers["/series/control"],
  { sites }: Answers["/sites"],
): readonly MapSite[] {
  const summaries = new Map(sites.map((site) => [site.code, site]));
  return controlled.flatMap(({ site, name, place, control }) => {
    const summary = summaries.get(site);
    return summary === undefined
      ? []
      : [{ site, name, place, control, books: summary.books, people: peopleAt(summary) }];
  });
}

/** Who arrived from another site, and who is on the way; people who came from nowhere or went nowhere are on no map. */
export function mapMovements(
  { flows }: Pick<Answers["/flows"], "flows">,
  { movements }: Pick<Answers["/today"], "movements">,
): readonly MapMovement[] {
  return [
    ...movements.map(({ from, to, outstanding }) => ({
      from: from.site,
      to: to.site,
      people: outstanding,
      isUnderWay: true,
    })),
    ...flows.flatMap(({ from, to, people }) =>
      from === null || to === null ? [] : [{ from, to, people, isUnderWay: false }],
    ),
  ];
}

/** When the first of the sites was opened: before it nobody moved between them. */
export function firstOpening({ sites }: Answers["/series/control"]): string | undefined {
  return sites.flatMap(({ control: [first] }) => (first === undefined ? [] : [first.from])).sort()[0];
}

/** Nobody held where nobody ever said who is there is not nobody: the site has not reported (rule 6). */
function peopleAt({ held, lastReport, books }: Site): number | null {
  if (books === "elsewhere") return null;
  return held === 0 && lastReport === null ? null : held;
}
