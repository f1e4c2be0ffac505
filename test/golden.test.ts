import { describe, expect, it } from 'vitest';
import { importParticipants } from '../src/participants/participantImport.ts';
import { localDate } from '../src/shared/localDate.ts';
import { DEFAULT_AGE_BANDS, parseAgeBands } from '../src/statistics/bands.ts';
import { VOCABULARIES } from '../src/statistics/closingVocabulary.ts';
import { statisticsJson } from '../src/statistics/statisticsJson.ts';
import { computeStatistics } from '../src/statistics/statisticsReport.ts';
import { haveShared, sharedFile, sharedJson } from './sharedFolder.ts';
import { operation, operator, testAssociation } from './testDatabase.ts';

type Run = { från: string; till: string; åldersband?: string; vokabulär?: 'sus' | 'team'; insats?: string; tabeller: unknown };

describe.skipIf(!haveShared)('the golden sets', async () => {
  for (const set of ['nv-2018', 'kraften-2019']) {
    describe(set, async () => {
      const runs = haveShared ? sharedJson<{ statistik: Run[] }>(`golden/${set}/expected.json`).statistik : [];
      const { database } = await testAssociation();

      it('is imported once, and the second time changes nothing', async () => {
        const bytes = sharedFile(`golden/${set}/deltagare.csv`);
        const first = await importParticipants(database, operator, bytes, 'test');
        if (!first.ok) throw new Error(JSON.stringify(first.error));
        expect(first.value).toEqual({ added: expect.any(Number), changed: 0, same: 0 });
        const again = await importParticipants(database, operator, bytes, 'test');
        expect(again).toEqual({ ok: true, value: { added: 0, changed: 0, same: first.value.added } });
      });

      it('has periods to compare', () => expect(runs.length).toBeGreaterThan(3));

      it.each(runs)('gives the tables of $från–$till $insats', async (run) => {
        const bands = run.åldersband === undefined ? { ok: true as const, value: DEFAULT_AGE_BANDS } : parseAgeBands(run.åldersband);
        if (!bands.ok) throw new Error(bands.error.text);
        const request = {
          period: { from: localDate(run.från), to: localDate(run.till) },
          intervention: run.insats,
          ageBands: bands.value,
          vocabulary: VOCABULARIES[run.vokabulär ?? 'sus'],
        };
        const computed = await database.read(operator, operation, ({ db }) => computeStatistics(db, request));
        expect(computed && statisticsJson(computed.tables)).toEqual(run.tabeller);
      });
    });
  }
});
