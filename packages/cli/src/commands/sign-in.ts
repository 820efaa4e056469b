/**
 * `muster officer invite`, `muster session …`, `muster token …`: letting officers in and putting them out, by whoever keeps
 * the machine. Each is in the access journal before its secret is shown.
 */
import { ACTIONS } from "@muster/access";
import { refuse } from "@muster/custody";
import { type Failure, isFailure } from "@muster/identity";
import type { Instant, OfficerCode } from "@muster/record";
import type { AccessJournal } from "@muster/register";
import { type Door, openDoor } from "@muster/server/door";
import { type Command, Option } from "commander";
import { Refused, WrongUse } from "../fault.ts";
import { runningOf } from "../keeper-note.ts";
import { withNode } from "../node-session.ts";
import { group, list, onRegister, origin as asOrigin, type Place, time, wholeNumber } from "../options.ts";
import { facts, table, tell } from "../tell.ts";

interface Origin extends Place {
  readonly origin?: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const DEFAULT_DAYS = 90;

export function officerCommands(program: Command, says: string): void {
  const officer = group(program, "officer", says);
  onRegister(
    officer,
    "invite <code>",
    "a one-time link by which an officer sets up a passkey, or a password and a code",
    "muster officer invite NORTH-1 --origin https://register.example",
  )
    .addOption(new Option("--origin <url>", "where browsers find the node").env("MUSTER_ORIGIN").argParser(asOrigin))
    .option("--replaces", "ends the officer's earlier passkeys, password, sessions and tokens when it is used")
    .action(async (code: OfficerCode, { replaces = false, ...place }: Origin & { replaces?: boolean }) => {
      const invited = await atTheDoor(place, async ({ identity, tellOf }) => {
        const invitation = taken(await identity.invite({ officer: code, replaces }), place);
        await tellOf("credential.added", "invited", code, invitation.id);
        return invitation;
      });
      const { link, expiresAt } = invited;
      tell(place, { officer: code, link, expiresAt }, () =>
        [link, `Good once, until ${expiresAt}. Give it to ${code} by hand or over a line you trust.`].join("\n"),
      );
    });
}

export function sessionCommands(program: Command, says: string): void {
  const session = group(program, "session", says);
  onRegister(session, "list <officer>", "an officer's open sessions", "muster session list NORTH-1").action(
    async (officer: OfficerCode, place: Place) => {
      const sessions = await atTheDoor(place, ({ identity }) => identity.listSessions(officer));
      tell(place, { sessions }, () =>
        table(
          ["id", "how", "address", "since", "last used"],
          sessions.map(({ id, how, address, madeAt, lastUsedAt }) => [id, how, address, madeAt, lastUsedAt]),
        ),
      );
    },
  );
  onRegister(
    session,
    "revoke <officer> [id]",
    "ends a session of an officer at once, or all of them",
    "muster session revoke NORTH-1",
  ).action(async (officer: OfficerCode, id: string | undefined, place: Place) => {
    const ended = await atTheDoor(place, async ({ identity, tellOf }) => {
      const count =
        id === undefined
          ? await identity.revokeSessions(officer)
          : Number(isUuid(id) && (await identity.revokeSession(id, officer)));
      if (id !== undefined && count === 0) throw notThere("session", id, place);
      await tellOf("session.revoked", "session revoked", officer, id);
      return count;
    });
    tell(place, { officer, ended }, facts);
  });
}

export function tokenCommands(program: Command, says: string): void {
  const token = group(program, "token", says);
  onRegister(
    token,
    "new <officer>",
    "a token that acts for an officer; it is shown once",
    "muster token new NORTH-1 --name 'daily roll' --scopes take-roll --days 90",
  )
    .requiredOption("--name <text>", "what it is for")
    .requiredOption("--scopes <actions>", "the actions it may be used for, with commas", list)
    .option("--days <number>", `how long it is good; ${DEFAULT_DAYS} unless given`, wholeNumber)
    .option("--until <time>", "when it ends, instead: ISO 8601 with its offset", time)
    .action(newToken);
  onRegister(token, "list [officer]", "tokens, without their secrets", "muster token list NORTH-1").action(
    async (officer: OfficerCode | undefined, place: Place) => {
      const tokens = await atTheDoor(place, ({ identity }) => identity.listTokens(officer));
      tell(place, { tokens }, () =>
        table(
          ["id", "officer", "name", "scopes", "until", "last used", "revoked"],
          tokens.map(({ id, officer: of, name, scopes, expiresAt, lastUsedAt, revokedAt }) => [
            id,
            of,
            name,
            scopes.join(", "),
            expiresAt,
            lastUsedAt,
            revokedAt,
          ]),
        ),
      );
    },
  );
  onRegister(token, "revoke <id>", "ends a token at once", "muster token revoke 0b5f…").action(
    async (id: string, place: Place) => {
      await atTheDoor(place, async ({ identity, tellOf }) => {
        const found = (await identity.listTokens()).find((each) => each.id === id);
        if (found === undefined || !(await identity.revokeToken(id))) throw notThere("token", id, place);
        await tellOf("token.revoked", "token revoked", found.officer, id);
      });
      tell(place, { revoked: id }, facts);
    },
  );
}

interface NewToken extends Place {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days?: number;
  readonly until?: string;
}

async function newToken(officer: OfficerCode, { name, scopes, days, until, ...place }: NewToken): Promise<void> {
  const unknown = scopes.find((scope) => !ACTIONS.some((action) => action === scope));
  if (unknown !== undefined) throw new WrongUse(`there is no action ${unknown}: use any of ${ACTIONS.join(", ")}`);
  if (days !== undefined && until !== undefined) throw new WrongUse("give --days or --until, not both");
  const token = await atTheDoor(place, async ({ identity, tellOf }) => {
    const end = until === undefined ? Date.now() + (days ?? DEFAULT_DAYS) * DAY_MS : Date.parse(until);
    const expiresAt = new Date(end).toISOString() as Instant;
    const made = taken(await identity.makeToken({ officer, name, scopes, expiresAt }), place);
    await tellOf("token.made", "token made", officer, made.id);
    return made;
  });
  tell(place, token, ({ secret, expiresAt }) =>
    [secret, `Shown this once. It acts for ${officer} until ${expiresAt}: Authorization: Bearer …`].join("\n"),
  );
}

interface AtTheDoor extends Pick<Door, "identity"> {
  /** Records what the machine's keeper does to an officer's ways in. */
  readonly tellOf: (
    kind: Parameters<AccessJournal["record"]>[0]["kind"],
    note: string,
    officer: OfficerCode,
    about?: string,
  ) => Promise<void>;
}

async function atTheDoor<T>(place: Origin, work: (door: AtTheDoor) => Promise<T>): Promise<T> {
  return withNode(place, async (node) => {
    const { identity, journal } = await openDoor({ node, origin: await originOf(place) });
    try {
      return await work({
        identity,
        async tellOf(kind, note, officer, about) {
          const subjects = [
            { kind: "officer", id: officer },
            ...(about === undefined ? [] : [{ kind: "sign-in", id: about }]),
          ];
          await journal.record({ kind, outcome: "allowed", note: `${note}, at the machine itself`, subjects });
        },
      });
    } finally {
      await journal.close();
    }
  });
}

/** Where the running node is found, as far as this machine knows: by name, since passkeys are made for one. */
async function originOf({ origin, data }: Origin): Promise<string> {
  const url = new URL(origin ?? (await runningOf(data))?.origin ?? "http://localhost:8080");
  if (/^(?:127\.|0\.0\.0\.0$|\[::1?\]$)/.test(url.hostname)) url.hostname = "localhost";
  return url.origin;
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function notThere(kind: string, id: string, { json }: Place): Refused {
  const says = `There is no open ${kind} ${id}.`;
  return new Refused(refuse("not-found", `${kind}-not-found`, says, `See muster ${kind} list.`), json === true);
}

function taken<Answer extends object>(answer: Answer | Failure, { json }: Place): Exclude<Answer, Failure> {
  if (!isFailure(answer)) return answer as Exclude<Answer, Failure>;
  const refusal =
    answer.failed === "not-found"
      ? refuse("not-found", "officer-not-found", "There is no such officer in office.", "See muster authority list.")
      : refuse("invalid", answer.failed, answer.says ?? "It was not done.", "See --help.");
  throw new Refused(refusal, json === true);
}
