/**
 * Every command of muster by its name, in the order of its help. Each is loaded when it is asked for and not before: most need
 * a small part of Muster, and nobody waits for the rest of it.
 */
import type { Command } from "commander";

interface Listed {
  readonly name: string;
  readonly says: string;
  /** Loads what adds the command to the program. */
  readonly load: () => Promise<(program: Command, says: string) => void>;
}

export const COMMANDS: readonly Listed[] = [
  {
    name: "init",
    says: "a new register: folder, database, node key",
    load: async () => (await import("./commands/init.ts")).initCommand,
  },
  {
    name: "start",
    says: "the node: API, live feed, log, sequencer",
    load: async () => (await import("./commands/start.ts")).startCommand,
  },
  {
    name: "demo",
    says: "a throw-away register with the reference case: plays it, reports, then serves the application",
    load: async () => (await import("./commands/demo.ts")).demoCommand,
  },
  {
    name: "scenario",
    says: "exercises, with invented people",
    load: async () => (await import("./commands/scenario.ts")).scenarioCommand,
  },
  {
    name: "site",
    says: "sites: places of detention, camps, hospitals, transit points, courts",
    load: async () => (await import("./commands/site.ts")).siteCommands,
  },
  {
    name: "authority",
    says: "authorities: bodies that hold, escort, receive, order or monitor",
    load: async () => (await import("./commands/authority.ts")).authorityCommands,
  },
  {
    name: "officer",
    says: "officers: how they come in",
    load: async () => (await import("./commands/sign-in.ts")).officerCommands,
  },
  {
    name: "session",
    says: "where officers are signed in",
    load: async () => (await import("./commands/sign-in.ts")).sessionCommands,
  },
  {
    name: "token",
    says: "tokens for machines: for some actions only, and never without an end",
    load: async () => (await import("./commands/sign-in.ts")).tokenCommands,
  },
  {
    name: "control",
    says: "control of sites",
    load: async () => (await import("./commands/control.ts")).controlCommands,
  },
  {
    name: "roll",
    says: "rolls: who a site holds",
    load: async () => (await import("./commands/roll.ts")).rollCommands,
  },
  {
    name: "list",
    says: "lists of people, as they came",
    load: async () => (await import("./commands/list.ts")).listCommands,
  },
  {
    name: "person",
    says: "people",
    load: async () => (await import("./commands/person.ts")).personCommands,
  },
  {
    name: "duplicates",
    says: "who may be on the register twice, those who came last first; nobody is merged",
    load: async () => (await import("./commands/duplicates.ts")).duplicatesCommand,
  },
  {
    name: "transfer",
    says: "transfers: named people from one authority to another; who left must arrive",
    load: async () => (await import("./commands/transfer.ts")).transferCommands,
  },
  {
    name: "count",
    says: "counts: people counted, now, by two officers independently",
    load: async () => (await import("./commands/count.ts")).countCommands,
  },
  {
    name: "incident",
    says: "incidents, and what each party says of them",
    load: async () => (await import("./commands/incident.ts")).incidentCommands,
  },
  {
    name: "submit",
    says: "commands as JSON lines, `-` for stdin; one answer a line, same order",
    load: async () => (await import("./commands/submit.ts")).submitCommand,
  },
  {
    name: "balance",
    says: "how many people stand in every position",
    load: async () => (await import("./commands/balance.ts")).balanceCommand,
  },
  {
    name: "journal",
    says: "the journal: every entry, in order, never changed",
    load: async () => (await import("./commands/journal.ts")).journalCommands,
  },
  {
    name: "log",
    says: "the log: what can be shown to somebody with no access to the register",
    load: async () => (await import("./commands/log.ts")).logCommands,
  },
  {
    name: "paper",
    says: "what is printed: PDF/A with its proof inside, for `muster verify`",
    load: async () => (await import("./commands/paper.ts")).paperCommands,
  },
  {
    name: "verify",
    says: "checks a paper, receipt, proof or bundle with no node and no network",
    load: async () => (await import("./commands/verify.ts")).verifyCommand,
  },
  {
    name: "rebuild",
    says: "replays the journal into fresh projections and compares",
    load: async () => (await import("./commands/rebuild.ts")).rebuildCommand,
  },
  {
    name: "backup",
    says: "everything that is kept, in one file, while the node goes on",
    load: async () => (await import("./commands/backup.ts")).backupCommand,
  },
  {
    name: "restore",
    says: "a register from a backup, into an empty folder",
    load: async () => (await import("./commands/backup.ts")).restoreCommand,
  },
  {
    name: "key",
    says: "the register's key, under which personal detail is sealed",
    load: async () => (await import("./commands/key.ts")).keyCommands,
  },
  {
    name: "retention",
    says: "how long personal detail is kept",
    load: async () => (await import("./commands/retention.ts")).retentionCommands,
  },
  {
    name: "tls",
    says: "https with an authority of the site's own",
    load: async () => (await import("./commands/tls.ts")).tlsCommands,
  },
];
