import { openNode } from "@muster/register";
import { arrays } from "@muster/ledger";
import type { SiteCode, AuthorityCode, OfficerCode } from "@muster/record";
const node = await openNode({ directory: "/tmp/s4/ref" });
const q = node.register.questions;
const moment = await q.moment();
const v = node.register.as({ reach: "authority", authority: "SYR-ARMY" as AuthorityCode, officer: "X-1" as OfficerCode, sites: [], people: [], clinical: false, oversight: false });
const roll = await v.roll("AL-HOL" as SiteCode, moment);
const people = roll.map(({ person }) => person);
const saids = await node.ledger.database.query<{person: string; entry: number; n: number}>("select person, entry, count(*)::int as n from detail where person = any($1::uuid[]) and kind in ('claim:name', 'claim:birth', 'claim:sex', 'claim:nationality', 'numbers') group by 1,2", [arrays.uuid(people)]);
console.log("pairs", saids.length, saids[0]);
const sql = `select saying.place from unnest($2::uuid[], $3::bigint[]) with ordinality as saying (person, entry, place)
     where exists (
         select from detail
         where detail.person = saying.person and detail.entry = saying.entry and detail.kind in ('claim:name', 'claim:birth', 'claim:sex', 'claim:nationality', 'numbers'))
       and not exists (select from corrected where corrected.entry = saying.entry and corrected.by <= $1)`;
const params = () => [moment.knownAt, arrays.uuid(saids.map((s) => s.person)), arrays.bigint(saids.map((s) => s.entry))];
for (const l of await v.ledger.database.query<Record<string, string>>("explain (analyze, buffers) " + sql, params())) console.log(Object.values(l)[0]);
for (let i = 0; i < 3; i++) { const t = performance.now(); await v.ledger.database.query(sql, params()); console.log("sql", performance.now() - t); }
const wsql = `select person, entry, ordinal from withdrawn where person = any($2::uuid[]) and by <= $1 and not exists (select from corrected where corrected.entry = withdrawn.by and corrected.by <= $1)`;
for (let i = 0; i < 3; i++) { const t = performance.now(); await v.ledger.database.query(wsql, [moment.knownAt, arrays.uuid(people)]); console.log("withdrawn", performance.now() - t); }
for (let i = 0; i < 3; i++) { const t = performance.now(); await v.ledger.identitiesOf(people, moment); console.log("identities", performance.now() - t); }
await node.close();
