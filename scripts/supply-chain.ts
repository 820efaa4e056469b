/** `npm run supply-chain`: writes docs/licences.md anew from the lock file, and says what is amiss with what Muster is made of. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { supplyChainComplaints } from "./supply-chain/complaints.ts";
import { readLeave } from "./supply-chain/leave.ts";
import { DOCUMENT, licenceDocument } from "./supply-chain/licences.ts";
import { readSupplyChain } from "./supply-chain/lock-file.ts";

const root = join(import.meta.dirname, "..");
const chain = readSupplyChain(root);
const leave = readLeave();
writeFileSync(join(root, DOCUMENT), licenceDocument(chain.locked, leave));

const complaints = supplyChainComplaints(chain, leave);
for (const complaint of complaints) console.log(complaint);
console.log(`supply chain: ${chain.locked.length} packages locked, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;
