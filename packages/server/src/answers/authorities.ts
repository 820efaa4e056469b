/** Authorities, with their keys and officers. */
import type { Authority, OfficerState } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { Questions } from "@muster/register";

export interface AuthoritiesAnswer {
  readonly authorities: readonly (Authority & { readonly officers: readonly OfficerState[] })[];
}

export async function authoritiesAnswer(questions: Questions, moment: Moment): Promise<AuthoritiesAnswer> {
  const [authorities, officers] = await Promise.all([
    questions.subjects("authority", moment),
    questions.subjects("officer", moment),
  ]);
  return {
    authorities: [...authorities.values()].map((authority) => ({
      ...authority,
      officers: [...officers.values()].filter((officer) => officer.authority === authority.code),
    })),
  };
}
