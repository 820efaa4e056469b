import { openNode, ScenarioClock } from "@muster/register";
import type { SiteCode, AuthorityCode, OfficerCode } from "@muster/record";
const node = await openNode({ directory: "/tmp/s4/ref" });
const q = node.register.questions;
const moment = await q.moment();
const sites = await q.subjects("site", moment);
const bal = await q.balance(moment);
for (const r of bal.rows) if (r.people > 500) console.log(r);
const asNow = node.register.as({ reach: "authority", authority: process.argv[2] as AuthorityCode, officer: "X-1" as OfficerCode, sites: [], people: [], clinical: false, oversight: false });
const asAll = node.register.as({ reach: "register", authority: "ICRC" as AuthorityCode, officer: "X-1" as OfficerCode, sites: [], people: [], clinical: false, oversight: true });
const time = async (what: string, f: () => Promise<unknown>) => { const t = performance.now(); const r = await f(); console.log(what, Math.round(performance.now() - t), "ms", r instanceof Map ? r.size : Array.isArray(r) ? r.length : ""); return r; };
const site = process.argv[3] as SiteCode;
for (const [n, v] of [["whole", q], ["authority", asNow], ["all", asAll]] as const) for (let i = 0; i < 2; i++) {
  const roll = (await time(`${n} roll`, () => v.roll(site, moment))) as { person: never }[];
  const people = roll.map(({ person }) => person);
  await time(`${n} numbers`, () => v.numbersOf(people, moment));
  await time(`${n} identities`, () => v.ledger.identitiesOf(people, moment));
}
console.log([...sites.keys()].join(" "));
await node.close();
