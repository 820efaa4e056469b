/**
 * A list of people is received: who sent it, which file it was, and by which reading of its columns. The people in it are
 * entries of their own, whose claims name this one as their source; so a row of somebody else's spreadsheet can be led back to
 * the very file. The file's name and digest are detail: a list of one may be called after the one, and be guessed.
 */
import { Digest, Id } from "@muster/record";
import Type from "typebox";
import { present } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

/** As many rows as the largest workbook has. */
const MOST_ROWS = 100_000_000;
const Rows = Type.Integer({ minimum: 0, maximum: MOST_ROWS });

export const receiveList = rule({
  command: "list.receive",
  kind: "list.received",
  fields: {
    sender: Id.authority,
    file: Text(300, "the file's name"),
    /** SHA-256 of the file's bytes. */
    digest: Digest,
    sheet: Type.Optional(Text(200, "the sheet of a workbook")),
    /** SHA-256 of the mapping in canonical JSON: what its columns were taken to say. */
    mapping: Digest,
    /** Its rows about people, and those of them that could not be read and went into the reject file. */
    rows: Rows,
    unread: Rows,
  },
  needs: ({ sender }) => ({ subjects: [about.authority(sender)] }),

  decide({ sender, file, digest, sheet, mapping, rows, unread }, facts) {
    if (facts.subject("authority", sender) === undefined) return notFound("authority", sender);
    if (unread > rows) {
      return refuse(
        "invalid",
        "rows-miscounted",
        `Of ${rows} rows, ${unread} cannot have been left unread.`,
        "Count the rows that were read with those that were not.",
        { field: "unread", rows },
      );
    }
    return {
      about: [about.authority(sender)],
      body: { sender, mapping, rows, unread },
      details: [{ file, digest, ...present({ sheet }) }],
    };
  },
});
