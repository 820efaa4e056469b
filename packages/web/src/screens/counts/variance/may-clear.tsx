/** What is offered to whoever may clear the count: an officer of the site who counts there, and only now. */
import type { ReactNode } from "react";
import { useMoment } from "../../../time/moment.ts";
import { useOwnSites } from "../../../ui/own-sites.ts";
import type { CountTold } from "../told.ts";

interface MayClearProps {
  readonly count: CountTold;
  /** For everybody else. */
  readonly otherwise?: ReactNode;
  readonly children: ReactNode;
}

export function MayClear({ count, otherwise, children }: MayClearProps): ReactNode {
  const { isPast } = useMoment();
  const { gives, isOwn } = useOwnSites();
  return !isPast && isOwn(count.site) && gives("count.clear") ? children : otherwise;
}
