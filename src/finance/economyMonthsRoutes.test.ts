import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { bytesOf } from '../../test/ledgerLines.ts';
import { operator, settableClock } from '../../test/testDatabase.ts';
import type { EconomyAnswer } from './economyApi.ts';
import { importLedger } from './ledgerImport.ts';

const clock = settableClock('2018-09-20T10:00:00Z');
let association: AccessAssociation;
let server: AccessServer;
let economist: { cookie: string };
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  economist = await server.logIn(association, 'economist');
});

const economyOf = async (year: number): Promise<EconomyAnswer> =>
  (await server.ask({ url: `/api/economy?year=${year}&per=${year}-08-31`, headers: economist })).json<EconomyAnswer>();
const ledger = async (year: number, type: number, ...lines: readonly string[]): Promise<void> => {
  const head = [`#FLAGGA 0`, `#SIETYP ${type}`, '#ORGNR 999901-0003', '#FNAMN "Provförbundet"', `#RAR 0 ${year}0101 ${year}1231`];
  const done = await importLedger(association.database, operator, bytesOf([...head, '#KONTO 6010 "Hyra"', ...lines]), 'huvudbok.se');
  if (!done.ok) throw new Error(JSON.stringify(done.error));
};

describe('costs month by month', () => {
  it('say why there are none: a file that states sums has no vouchers, and one without anything nothing to say', async () => {
    expect(await economyOf(2018)).toMatchObject({ months: null, noMonths: null });
    await ledger(2018, 2, '#PSALDO 0 201801 6010 {} 5891.49 0');
    expect(await economyOf(2018)).toMatchObject({ months: null, noMonths: 'no-vouchers' });
    await ledger(2020, 4, '#KONTO 1930 "Bank"', '#VER A 1 20200131 "Hyra"', '{', '   #TRANS 6010 {} 100', '   #TRANS 1930 {} -100', '}');
    expect(await economyOf(2020)).toMatchObject({ noMonths: null });
    expect((await economyOf(2020)).months).not.toBeNull();
  });
});
