/** `muster transfer …`: from a proposal to a receipt for every person, and the close. */
import type { Command } from "commander";
import { manifestAnswer, transfersAnswer } from "@muster/server/answers";
import { ask } from "../node-session.ts";
import {
  type Acting,
  end,
  group,
  question,
  reading,
  type Reading,
  reasons,
  type When,
  wholeNumber,
  writing,
} from "../options.ts";
import { peopleIn, rowsIn } from "../people-file.ts";
import { receive, type ReceiveOptions } from "../receive.ts";
import { sendAndTell } from "../submitter.ts";
import { facts, table, tell } from "../tell.ts";

type End = ReturnType<typeof end>;

export function transferCommands(program: Command, says: string): void {
  const transfer = group(program, "transfer", says);
  questions(transfer);
  beforeDeparture(transfer);
  onTheWay(transfer);
}

function questions(transfer: Command): void {
  question(transfer, "list", "every transfer", "muster transfer list").action(async (when: When) => {
    tell(when, await ask(when, transfersAnswer), ({ transfers }) =>
      table(
        ["code", "state", "from", "to", "listed", "left", "received", "outstanding"],
        transfers.map(({ code, state, from, to, listed, counts, outstanding }) => [
          code,
          state,
          `${from.authority}/${from.site}`,
          `${to.authority}/${to.site}`,
          listed,
          counts.boarded,
          counts.received,
          outstanding,
        ]),
      ),
    );
  });

  reading(
    transfer,
    "show <transfer>",
    "manifest, arrivals, and the difference between them",
    "muster transfer show TR-1",
  ).action(async (code: string, when: When & Reading) => {
    const read = { kind: "manifest.read", subjects: [{ kind: "transfer", id: code }] } as const;
    const answer = await ask(when, (register, moment) => manifestAnswer(register, code, moment), read);
    tell(when, answer, ({ manifest, arrivals, difference, ...rest }) =>
      [
        facts(rest),
        `manifest: ${manifest.length} people`,
        `arrivals: ${arrivals.length} people`,
        `left and not arrived: ${difference.leftAndNotArrived.length}`,
        `arrived and had not left: ${difference.arrivedAndHadNotLeft.length}`,
        `unexplained: ${difference.unexplained.length === 0 ? "nobody" : difference.unexplained.join(" ")}`,
      ].join("\n"),
    );
  });
}

interface ProposeOptions extends Acting {
  readonly from: End;
  readonly to: End;
  readonly escort: string;
  readonly people: string;
  readonly programme?: string;
}

interface AuthoriseOptions extends Acting {
  readonly side: string;
  readonly undertakes?: boolean;
  readonly places?: number;
}

function beforeDeparture(transfer: Command): void {
  writing(
    transfer,
    "propose <transfer>",
    "who goes, from whom to whom, with what escort",
    "muster transfer propose TR-1 --from NORTH/N-PRISON --to SOUTH/S-PRISON --escort ESCORT --people list.txt",
  )
    .requiredOption("--from <authority/site>", "the sender and the sending site", end)
    .requiredOption("--to <authority/site>", "the receiver and the destination", end)
    .requiredOption("--escort <authority>", "who escorts them")
    .requiredOption("--people <file>", "their ids, one a line; - for stdin")
    .option("--programme <programme>", "the programme it belongs to")
    .action(async (code: string, { from, to, escort, people, programme, ...acting }: ProposeOptions) =>
      sendAndTell(acting, {
        kind: "transfer.propose",
        transfer: code,
        from,
        to,
        escort,
        people: await peopleIn(people),
        ...(programme === undefined ? {} : { programme }),
      }),
    );

  writing(
    transfer,
    "authorise <transfer>",
    "sender or receiver consents",
    "muster transfer authorise TR-1 --side receiver --undertakes --places 200 --as SOUTH/SOUTH-1",
  )
    .requiredOption("--side <side>", "sender or receiver")
    .option("--undertakes", "the receiver: that it can and will apply the rules to everyone on the list")
    .option("--places <number>", "the receiver: for how many people it has places", wholeNumber)
    .action(async (code: string, { side, undertakes, places, ...acting }: AuthoriseOptions) =>
      sendAndTell(acting, {
        kind: "transfer.authorise",
        transfer: code,
        side,
        ...(undertakes === true ? { undertakes } : {}),
        ...(places === undefined ? {} : { places }),
      }),
    );

  writing(
    transfer,
    "settle <transfer>",
    "an arrangement settles a blocker",
    "muster transfer settle TR-1 --arrangement no-property --people list.txt",
  )
    .requiredOption(
      "--arrangement <what>",
      "own-vehicle, own-compartment, family-together, guardian-with-child, no-property or property-follows",
    )
    .requiredOption("--people <file>", "for whom: their ids, one a line; - for stdin")
    .option("--guardian <person>", "who rides with the child")
    .action(
      async (
        code: string,
        {
          arrangement,
          people,
          guardian,
          ...acting
        }: Acting & { arrangement: string; people: string; guardian?: string },
      ) =>
        sendAndTell(acting, {
          kind: "transfer.settle",
          transfer: code,
          arrangement,
          people: await peopleIn(people),
          ...(guardian === undefined ? {} : { guardian }),
        }),
    );

  writing(
    transfer,
    "seal <transfer>",
    "the manifest is frozen, its root in the log",
    "muster transfer seal TR-1",
  ).action(async (code: string, acting: Acting) => sendAndTell(acting, { kind: "transfer.seal", transfer: code }));

  writing(
    transfer,
    "cancel <transfer>",
    "before departure; there is no un-cancel",
    "muster transfer cancel TR-1 --reason security",
  )
    .requiredOption("--reason <reason>", "sender, receiver, escort, security, blockers, order, mistake or other")
    .action(async (code: string, { reason, ...acting }: Acting & { reason: string }) =>
      sendAndTell(acting, { kind: "transfer.cancel", transfer: code, reason }),
    );
}

interface DepartOptions extends Acting {
  readonly site: string;
  readonly boarded: string;
  readonly leftBehind?: string;
}

interface ArriveOptions extends Acting {
  readonly site: string;
  readonly arrived: string;
  readonly missing?: string;
  readonly unexpected?: string;
}

function onTheWay(transfer: Command): void {
  writing(
    transfer,
    "depart <transfer>",
    "a named count of who boarded; everyone else stays, with a reason",
    "muster transfer depart TR-1 --site N-PRISON --boarded boarded.txt --second NORTH/NORTH-2",
  )
    .requiredOption("--site <site>", "where they leave from")
    .requiredOption("--boarded <file>", "who boarded: their ids, one a line; - for stdin")
    .option("--left-behind <file>", "who did not: `id,reason` a line")
    .action(async (code: string, { site, boarded, leftBehind, ...acting }: DepartOptions) => {
      const left = leftBehind === undefined ? [] : await rowsIn(leftBehind);
      await sendAndTell(acting, {
        kind: "transfer.depart",
        transfer: code,
        site,
        boarded: await peopleIn(boarded),
        ...(left.length === 0 ? {} : { leftBehind: left.map(([person, reason]) => ({ person, reason })) }),
      });
    });

  writing(
    transfer,
    "arrive <transfer>",
    "a named count at the destination: who is there, who is missing, who is there besides",
    "muster transfer arrive TR-1 --site S-PRISON --arrived arrived.txt --as SOUTH/SOUTH-1",
  )
    .requiredOption("--site <site>", "where they arrived")
    .requiredOption("--arrived <file>", "who arrived: their ids, one a line; - for stdin")
    .option("--missing <file>", "who left and is not there")
    .option("--unexpected <file>", "who is there and had not left")
    .action(async (code: string, { site, arrived, missing, unexpected, ...acting }: ArriveOptions) =>
      sendAndTell(acting, {
        kind: "transfer.arrive",
        transfer: code,
        site,
        arrived: await peopleIn(arrived),
        ...(missing === undefined ? {} : { missing: await peopleIn(missing) }),
        ...(unexpected === undefined ? {} : { unexpected: await peopleIn(unexpected) }),
      }),
    );

  const receiving = writing(
    transfer,
    "receive <transfer> <person>",
    "the receiver's signed word about one person; who else on the register they may be is proposed",
    "muster transfer receive TR-1 5f0c… --site S-PRISON --sign-with south.pem --as SOUTH/SOUTH-1",
  );
  reasons(receiving)
    .requiredOption("--site <site>", "where the person was received")
    .option("--unit <unit>", "in which unit")
    .option("--outcome <outcome>", "accepted, accepted-with-reservations or disputed", "accepted")
    .option("--matter <matter...>", "what a reservation or a dispute is about: identity, age, health, …")
    .option("--sign-with <file>", "the receiving authority's Ed25519 key, PKCS #8 in PEM: signs the receipt here")
    .option("--receipt <file>", "or the receipt signed elsewhere: { statement, signature, key } in JSON")
    .action(async (code: string, person: string, options: ReceiveOptions) => receive(code, person, options));

  writing(
    transfer,
    "close <transfer>",
    "when who left has arrived, or every difference is explained",
    "muster transfer close TR-1 --as SOUTH/SOUTH-1",
  ).action(async (code: string, acting: Acting) => sendAndTell(acting, { kind: "transfer.close", transfer: code }));
}
