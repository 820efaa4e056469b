/** Today: what needs an answer now, of all that this officer may see and may confirm. */
import type { Action } from "@muster/access";
import { PURPOSES } from "@muster/register";
import { askerOf } from "../access/gate.ts";
import { SECTIONS } from "../access/sections.ts";
import { sectionOf } from "../answers/blockers.ts";
import { todayAnswer } from "../answers/today.ts";
import type { ProposalStore } from "../proposals/store.ts";
import { permittedThings, PermittedPeople } from "./permitted.ts";
import { dutiesLeave } from "./questions-of-duties.ts";
import { type Asking, type Question, REFERENCE } from "./question.ts";

const codeOf = ({ code }: { readonly code: string }): string => code;

export function todayQuestion(store: Pick<ProposalStore, "list">): Question {
  return {
    path: "/today",
    summary: "What needs an answer now: where, since when, and the codes that lead to it; nobody by name",
    access: REFERENCE,
    answer: (questions, asking) =>
      todayAnswer(questions, asking.moment, {
        transfers: (all) => permittedThings(asking, "see-transfer", "transfer", all, codeOf),
        sites: (all) => permittedThings(asking, "see-site", "site", all, codeOf),
        counts: (all) => permittedThings(asking, "see-count", "count", all, codeOf),
        incidents: (all) => permittedThings(asking, "see-incident", "incident", all, codeOf),
        agreements: (all) => permittedThings(asking, "see-agreement", "agreement", all, codeOf),
        async blockers({ code }, blockers) {
          const [transfer] = await permittedThings(asking, "see-manifest", "transfer", [{ code }], codeOf);
          if (transfer === undefined) return [];
          const people = [...new Set(blockers.flatMap(({ person }) => person ?? []))];
          const permitted = await PermittedPeople.of(asking, people, Object.values(SECTIONS));
          return blockers.filter(
            ({ kind, person }) => person === undefined || permitted.may(SECTIONS[sectionOf(kind)], person),
          );
        },
        proposals: () => toConfirm(asking, store),
        duties: may(asking, "search-people") ? (people) => dutiesLeave(asking, people) : undefined,
        balance: may(asking, "see-balance"),
        files: may(asking, "search-people"),
      }),
  };
}

/** Whether policy permits this of the register as a whole, for any reason. */
function may({ request, gate }: Asking, action: Action): boolean {
  return [null, ...PURPOSES.map((purpose) => ({ purpose }))].some(
    (why) => gate.decide(askerOf(request), action, { relations: ["none"] }, why).allowed,
  );
}

/** Proposals of others that this officer is asked to confirm, and whose time is not over. */
async function toConfirm({ request, gate, moment }: Asking, store: Pick<ProposalStore, "list">) {
  const asker = askerOf(request);
  if (!gate.decide(asker, "confirm", { relations: ["none"] }).allowed) return [];
  const { authority, officer } = asker.by;
  const open = await store.list(asker.questions.ledger.database, "open");
  return open.filter(
    (head) =>
      head.officer !== officer &&
      head.confirmAuthority === authority &&
      (head.confirmOfficer === null || head.confirmOfficer === officer) &&
      head.expiresAt > moment.asOf,
  );
}
