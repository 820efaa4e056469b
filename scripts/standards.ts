/** `npm run standards`: writes the tests' column of docs/standards.md anew from the `Verifies:` tags, and says what is amiss. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { complaintsAbout } from "./standards/complaints.ts";
import { DOCUMENT, readRows, writeTests } from "./standards/document.ts";
import { knownIds } from "./standards/known-ids.ts";
import { readTags } from "./standards/tags.ts";
import { readTree } from "./tidy/tree.ts";

const root = join(import.meta.dirname, "..");
const tags = readTags(readTree(root).sources);
const document = writeTests(readFileSync(join(root, DOCUMENT), "utf8"), tags);
writeFileSync(join(root, DOCUMENT), document);

const complaints = complaintsAbout({ knownIds, rows: readRows(document), tags });
for (const complaint of complaints) console.log(complaint);
console.log(`${DOCUMENT}: ${tags.length} tags read, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;
