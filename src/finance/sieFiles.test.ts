import { describe, expect, it } from 'vitest';
import { haveShared, sharedFile } from '../../test/sharedFolder.ts';
import { crc32 } from '../platform/crc32.ts';
import type { LedgerFile, Voucher } from './ledgerFile.ts';
import type { LedgerFaults } from './ledgerFault.ts';
import { readSie } from './sieReader.ts';

type Read = { readonly file: LedgerFile; readonly vouchers: readonly Voucher[] };

function read(name: string, path = 'testdata/sie/'): Read {
  const vouchers: Voucher[] = [];
  const result = readSie(sharedFile(`${path}${name}`), { sink: (batch) => vouchers.push(...batch), crc32, fileName: name });
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`);
  return { file: result.value, vouchers };
}

function refusal(name: string): LedgerFaults {
  const result = readSie(sharedFile(`testdata/sie/${name}`), { sink: () => undefined, crc32, fileName: name });
  if (result.ok) throw new Error(`${name} was taken`);
  return result.error;
}

const count = ({ file }: Read, kind: LedgerFile['balances'][number]['kind']): number =>
  file.balances.filter((balance) => balance.kind === kind).length;
const months = ({ file }: Read, kind: LedgerFile['periodAmounts'][number]['kind']): number =>
  file.periodAmounts.filter((row) => row.kind === kind).length;

describe.skipIf(!haveShared)('ledger files of several vendors', () => {
  it.each([
    // file, kind, vouchers, transactions, skipped, #IB, #UB, #RES, objects, accounts, #PSALDO, #PBUDGET, checksum
    ['BL0001_typ1.SE', '1', 0, 0, 0, 54, 54, 26, 0, 117, 0, 0, 'absent'],
    ['BL0001_typ2.SE', '2', 0, 0, 0, 54, 54, 26, 0, 117, 97, 24, 'absent'],
    ['BL0001_typ3.SE', '3', 0, 0, 0, 54, 54, 26, 23, 117, 116, 24, 'absent'],
    ['BL0001_typ4.SE', '4E', 84, 405, 9, 54, 54, 26, 23, 117, 0, 24, 'absent'],
    ['BL0001_typ4I.SI', '4I', 1, 10, 0, 0, 0, 0, 0, 0, 0, 0, 'absent'],
    ['Bokslut_Norstedts_SIE_4E.se', '4E', 177, 678, 0, 56, 55, 130, 0, 351, 0, 0, 'verified'],
    ['MAMUT_SIE4_EXPORT.SE', '4E', 168, 458, 0, 18, 20, 12, 33, 412, 0, 0, 'absent'],
    ['Norstedts_Revision_SIE_1.SE', '1', 0, 0, 0, 28, 27, 63, 0, 351, 0, 0, 'verified'],
    ['SIE4_Exempelfil_med_underdim.SE', '4E', 295, 1330, 0, 51, 53, 119, 39, 530, 0, 0, 'absent'],
    ['SIE_exempelfil.se', '4E', 26, 148, 0, 71, 71, 31, 0, 540, 0, 0, 'absent'],
    ['Sie_1.SE', '1', 0, 0, 0, 22, 48, 59, 0, 553, 0, 0, 'absent'],
    ['Sie_3_och_4.se', '4E', 2, 4, 0, 0, 7, 12, 2, 868, 42, 92, 'absent'],
  ] as const)(
    'reads all of %s',
    (name, kind, vouchers, transactions, skipped, ib, ub, res, objects, accounts, psaldo, pbudget, checksum) => {
      const one = read(name);
      const { file } = one;
      expect([file.kind, file.voucherCount, file.transactionCount, file.skippedCount]).toEqual([kind, vouchers, transactions, skipped]);
      expect([count(one, 'opening'), count(one, 'closing'), count(one, 'result')]).toEqual([ib, ub, res]);
      expect([file.objects.length, file.accounts.length]).toEqual([objects, accounts]);
      expect([months(one, 'outcome'), months(one, 'budget'), file.checksum]).toEqual([psaldo, pbudget, checksum]);
      expect(one.vouchers).toHaveLength(vouchers);
      expect(one.vouchers.flatMap((voucher) => voucher.rows)).toHaveLength(transactions);
    },
  );

  it('has å, ä and ö right in CP437', () => {
    const { file, vouchers } = read('BL0001_typ4.SE');
    expect(file.accounts.find(({ number }) => number === '1099')?.name).toBe('Ackumulerade avskrivningar på övriga imm');
    expect(file.accounts.find(({ number }) => number === '1680')?.name).toBe('Övr. kortfristiga fordr.');
    expect(file.objects.slice(1, 4).map(({ name }) => name)).toEqual(['Östervåla', 'Västerås', 'Tranås']);
    expect(file.details.get('ADRESS')).toEqual(['', 'Flottbrovägen 14', '112 64 Stockholm', '08-381473']);
    expect(vouchers[0]?.text).toBe('Avskrivning anläggningsregister');
    expect(vouchers.flatMap(({ rows }) => rows).find(({ text }) => text.startsWith('[935]'))?.text).toBe(
      '[935] ELLTEPE DATA & KONTORSTILLBEHÖR',
    );
    expect(vouchers.flatMap(({ rows }) => rows).find(({ text }) => text.startsWith('[875]'))?.text).toBe(
      '[875] ELLTEPÉ KABEL-TV & SATELLIT',
    );
  });

  it('has them right where one field of a CP437 line is Latin-1', () => {
    expect(read('BL0001_typ3.SE').file.objects).toContainEqual({ dimension: '6', object: 'Å1', name: 'årsta' });
    const { file } = read('Sie_1.SE');
    expect(file.details.get('FNR')?.[0]).toContain('SPCS Bokföring\\\\Företag\\\\Övningsbolaget');
    expect([file.name, file.program]).toEqual(['Övningsbolaget AB', 'Visma Bokföring 4.5']);
    expect(file.accounts.find(({ number }) => number === '1050')?.name).toBe('Varumärken');
  });

  it('has them right with tabs between fields and without quotes', () => {
    const { vouchers, file } = read('Bokslut_Norstedts_SIE_4E.se');
    expect(vouchers.slice(0, 2).map(({ text, rows }) => [text, rows.length])).toEqual([
      ['Återföring', 4],
      ['Lön juni 2009', 4],
    ]);
    expect(file.accounts.find(({ number }) => number === '1090')?.name).toBe('Övr immateriella anläggningstillgångar');
    const mamut = read('MAMUT_SIE4_EXPORT.SE');
    expect(mamut.file.objects.find(({ object }) => object === '30023')?.name).toBe('Åke Berg & Son');
    expect(mamut.file.objects.find(({ object }) => object === '10004')?.name).toBe('WINI Büromöbel, Georg Schmidt GmbH & Co. KG');
    expect(mamut.vouchers[0]?.rows[2]).toEqual({
      account: '1510',
      objects: [
        { dimension: '8', object: '30083' },
        { dimension: '1', object: '2' },
        { dimension: '10', object: '12' },
      ],
      amount: 37_631_300,
      date: '2010-01-07',
      text: '30083 Svenska Mässan i Göteborg, 12',
    });
  });

  it('says that characters were lost before a UTF-8 file came here, and reads it all the same', () => {
    const { file } = read('SIE4_Exempelfil_med_underdim.SE');
    expect(file.warnings.map(({ code, line }) => [code, line])).toEqual([['lost-characters', 6]]);
    expect(file.dimensions).toContainEqual({ number: '61', name: 'Kubernetesdrift', parent: '6' });
  });

  it('takes a file without organisation number with a warning', () => {
    expect(read('SIE_exempelfil.se').file).toMatchObject({
      organisationNumber: null,
      warnings: [{ code: 'no-organisation-number', line: 8 }],
    });
    expect(read('BL0001_typ4I.SI').file).toMatchObject({
      organisationNumber: null,
      years: [],
      warnings: [{ code: 'no-organisation-number', line: null }],
    });
  });

  it('refuses a web page that was saved under the name of a ledger', () => {
    expect(refusal('HAS1_1412.se')).toMatchObject({ count: 1, faults: [{ code: 'web-page', line: 1 }] });
  });

  it('refuses the voucher that does not balance, with the line where it starts', () => {
    const { faults, count: faultCount } = refusal('transaktioner_ovnbolag-bad-balance.se');
    expect([faultCount, faults[0]?.code, faults[0]?.line]).toEqual([1, 'unbalanced', 3905]);
    expect(faults[0]?.reason).toContain('B 1 (rad 3905–3910)');
    expect(faults[0]?.reason).toContain('12771,00 kr');
  });

  it('reads the golden ledger', () => {
    const { file, vouchers } = read('huvudbok.se', 'golden/nv-2018/');
    expect(file).toMatchObject({
      kind: '4E',
      organisationNumber: '999901-0003',
      name: 'Norra Västmanlands Samordningsförbund',
      voucherCount: 162,
      transactionCount: 324,
      checksum: 'verified',
      warnings: [],
    });
    expect(vouchers[3]).toEqual({
      series: 'A',
      number: '4',
      date: '2018-01-05',
      text: 'Medel från huvudmännen',
      registered: null,
      line: 71,
      rows: [
        { account: '3500', objects: [{ dimension: '6', object: '100' }], amount: -2_571_255, date: null, text: '' },
        { account: '1930', objects: [], amount: 2_571_255, date: null, text: '' },
      ],
    });
  });
});
