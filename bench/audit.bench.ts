import { createHash } from 'node:crypto';
import { anchorFileOf, readAnchors } from '../src/access/auditAnchor.ts';
import { sealAudit } from '../src/access/auditSealing.ts';
import { verifyAudit } from '../src/access/auditVerification.ts';
import { clockFrom } from '../src/platform/clock.ts';
import { benchOperator, openBenchAssociation, type BenchAssociation } from './associationFixture.ts';

export const name = 'Two hundred thousand audit entries sealed and verified, and requests while that goes on';

const ENTRIES = 200_000;
const LIMIT = 2;
/** Requests with a row in the audit log each, this many at a time. */
const AT_ONCE = 4;
const MEASURED_MS = 5_000;

/**
 * Sealing is one block of a thousand after another. Verifying is set beside the least that can be done: reading every entry's text and
 * hashing it, without blocks, chain or anchors. Requests are small reads in the same process, measured at rest and during sealing.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const association = await openBenchAssociation();
  try {
    const { database } = association;
    const sealing = { database, anchorFile: anchorFileOf(association.folder, database.entry), clock: clockFrom({}) };
    const rest = await requests(association, () => false);
    print(`a request at rest            p50 ${rest.p50.toFixed(1)} ms   p95 ${rest.p95.toFixed(1)} ms`);
    await fill(association, ENTRIES);
    let isSealing = true;
    const start = performance.now();
    const sealed = sealAudit(sealing).finally(() => (isSealing = false));
    const busy = await requests(association, () => !isSealing);
    const blocks = await sealed;
    const seconds = (performance.now() - start) / 1000;
    print(
      `a request during sealing     p50 ${busy.p50.toFixed(1)} ms   p95 ${busy.p95.toFixed(1)} ms   ratio of p95 ${(busy.p95 / rest.p95).toFixed(2)}`,
    );
    print(`sealed ${ENTRIES.toLocaleString('en')} entries in ${blocks} blocks meanwhile in ${seconds.toFixed(1)} s`);
    await sealAudit(sealing);
    const minute = await timed(async () => {
      await request(association, 50);
      return sealAudit(sealing);
    });
    print(`a minute's sealing, one row  ${minute.ms.toFixed(1)} ms`);
    const { anchors } = (await readAnchors(sealing.anchorFile)) ?? { anchors: [] };
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const ours = await timed(() =>
        database.read(benchOperator, { action: 'bench', reason: 'bench' }, async ({ db }) => (await verifyAudit(db, anchors)).kind),
      );
      if (ours.value !== 'whole') throw new Error(`the log is ${ours.value}`);
      const plain = await timed(() => hashAll(association));
      ratios.push(ours.ms / plain.ms);
      print(
        `verified in ${(ours.ms / 1000).toFixed(1)} s   plain reading and hashing ${(plain.ms / 1000).toFixed(1)} s   ratio ${(ours.ms / plain.ms).toFixed(2)}`,
      );
    }
    const ratio = ratios.toSorted((a, b) => a - b)[1] ?? 0;
    print(`median ratio ${ratio.toFixed(2)}, limit ${LIMIT.toFixed(2)}: ${ratio <= LIMIT ? 'within' : 'ABOVE'}`);
  } finally {
    await association.close();
  }
}

/** Entries as lists of fifty and single records leave them, by transactions of their own: those of another cluster, where numbers are free. */
const fill = ({ asOwner }: BenchAssociation, count: number): Promise<unknown> =>
  asOwner((client) =>
    client.query(`
      insert into access.audit_entry (cluster, transaction_id, at, user_id, actor, role, action, reason, outcome, record_ids, detail, purpose, request_id, intervention_ids)
      select 1, n::text::xid8, now(), gen_random_uuid(), 'handledare' || n % 40 || '@bench.example', 'team_member', 'listParticipants', 'roll team_member', 'done',
        case when n % 5 = 0 then (select array_agg(md5(n::text || i)::uuid) from generate_series(1, 50) i) else array[md5(n::text)::uuid] end,
        '{"offset": 0, "found": 50}', 'casework', left(md5(n::text), 12), array[gen_random_uuid()]
      from generate_series(1, ${count}) n`),
  );

const request = ({ database }: BenchAssociation, ids: number): Promise<void> =>
  database.read(benchOperator, { action: 'bench', reason: 'bench' }, async ({ db, touched }) => {
    await db.selectFrom('interventions.intervention').select('id').execute();
    touched(Array.from({ length: ids }, () => crypto.randomUUID()));
  });

async function requests(association: BenchAssociation, isOver: () => boolean): Promise<{ p50: number; p95: number }> {
  const taken: number[] = [];
  const end = performance.now() + MEASURED_MS;
  const one = async (): Promise<void> => {
    while (!isOver() && performance.now() < end) taken.push((await timed(() => request(association, 50))).ms);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function hashAll({ asOwner }: BenchAssociation): Promise<string> {
  return asOwner(async (client) => {
    const hash = createHash('sha256');
    await client.query('begin; declare entries no scroll cursor for select e::text as text from access.audit_entry e order by id');
    for (;;) {
      const { rows } = await client.query<{ text: string }>('fetch 10000 from entries');
      for (const { text } of rows) hash.update(text);
      if (rows.length === 0) return hash.digest('hex');
    }
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}
