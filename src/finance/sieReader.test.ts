import { describe, expect, it } from 'vitest';
import { HEAD, RENT, taken, faults, withChecksum } from '../../test/ledgerLines.ts';
import { encodeCp437 } from './codePages.ts';

describe('a ledger file', () => {
  it('gives its vouchers with amounts in whole öre, objects, day and line', () => {
    const { vouchers } = taken([...HEAD, ...RENT]);
    expect(vouchers).toEqual([
      {
        series: 'A',
        number: '7',
        date: '2018-01-31',
        text: 'Hyra',
        registered: null,
        line: 8,
        rows: [
          { account: '6010', objects: [{ dimension: '6', object: '190' }], amount: 589_149, date: null, text: '' },
          { account: '1930', objects: [], amount: -589_149, date: null, text: '' },
        ],
      },
    ]);
  });

  it('may have tabs, bare fields, empty fields, quotes in texts, several objects, and day and text on rows', () => {
    const { vouchers } = taken([
      ...HEAD,
      '#VER\t"B"\t""\t20180201\tLöner',
      '{',
      '\t#TRANS\t5010\t{ "1" "Nord"  6 0001 }\t+100,5\t20180202\t"Lön \\"timme\\""\t1.5\t"AB"',
      '\t#TRANS 1930 {} -100.500 "" "utbetalt {netto}"',
      '}',
    ]);
    expect(vouchers[0]).toMatchObject({ series: 'B', number: '', text: 'Löner' });
    expect(vouchers[0]?.rows).toEqual([
      {
        account: '5010',
        objects: [
          { dimension: '1', object: 'Nord' },
          { dimension: '6', object: '0001' },
        ],
        amount: 10_050,
        date: '2018-02-02',
        text: 'Lön "timme"',
      },
      { account: '1930', objects: [], amount: -10_050, date: null, text: 'utbetalt {netto}' },
    ]);
  });

  it('counts #TRANS alone: what was added or struck later is skipped, also in the sum', () => {
    const { file, vouchers } = taken([
      ...HEAD,
      '#VER A 8 20180131 "Rättad"',
      '{',
      '#BTRANS 1930 {} -1000 20180131 "" "" "någon"',
      '#RTRANS 1930 {} -900 20180131 "" "" "någon"',
      '#TRANS 1930 {} -900',
      '#TRANS 4010 {} 900',
      '}',
    ]);
    expect([file.transactionCount, file.skippedCount, vouchers[0]?.rows.length]).toEqual([2, 2, 2]);
  });

  it('skips tags it does not know, with the blocks they open', () => {
    const { file } = taken([...HEAD, '#NYETIKETT "något" 1', '#BLOCK 1', '{', '#TRANS 9 {} 1', 'vad som helst', '}', ...RENT, '#SLUT']);
    expect(file.voucherCount).toBe(1);
  });

  it('holds what the head says', () => {
    const { file } = taken([
      ...HEAD,
      '#KTYP 1930 T',
      '#SRU 1930 7281',
      '#ENHET 1930 "kr"',
      '#KONTO 3010 "Intäkter"',
      '#KTYP 3010 I',
      '#DIM 6 "Projekt"',
      '#UNDERDIM 61 "Delprojekt" 6',
      '#OBJEKT 6 "0001" "Kurs"',
      '#RAR -1 20170101 20171231',
      '#UB 0 1930 250',
      '#OIB 0 1930 {6 "0001"} 1.5',
      '#RES -1 3010 -7',
      '#PSALDO 0 201802 3010 {} -12.34',
      '#PBUDGET 0 201803 3010 {6 "0001"} -5',
      '#GEN 20180905 "AB"',
    ]);
    expect(file.accounts).toEqual([
      { number: '1930', name: 'Bank', type: 'T', taxCodes: ['7281'], unit: 'kr' },
      { number: '3010', name: 'Intäkter', type: 'I', taxCodes: [], unit: '' },
    ]);
    expect(file.dimensions.map(({ number, parent }) => [number, parent])).toEqual([
      ['6', null],
      ['61', '6'],
    ]);
    expect(file.objects).toEqual([{ dimension: '6', object: '0001', name: 'Kurs' }]);
    expect(file.years.map(({ index, from }) => [index, from])).toEqual([
      [0, '2018-01-01'],
      [-1, '2017-01-01'],
    ]);
    expect(file.balances.map(({ kind, yearIndex, amount, objects }) => [kind, yearIndex, amount, objects.length])).toEqual([
      ['opening', 0, 10_000, 0],
      ['closing', 0, 25_000, 0],
      ['objectOpening', 0, 150, 1],
      ['result', -1, -700, 0],
    ]);
    expect(file.periodAmounts.map(({ kind, month, amount, objects }) => [kind, month, amount, objects.length])).toEqual([
      ['outcome', '2018-02-01', -1234, 0],
      ['budget', '2018-03-01', -500, 1],
    ]);
    expect(file.details.get('GEN')).toEqual(['20180905', 'AB']);
  });
});

describe('the kind of a ledger file', () => {
  const kind = (lines: readonly string[], fileName?: string): string => taken(lines, fileName).file.kind;

  it('is what #SIETYP says, and 1 without it', () => {
    expect(kind(['#SIETYP 2', '#RAR 0 20180101 20181231'])).toBe('2');
    expect(kind(['#FLAGGA 0', '#RAR 0 20180101 20181231'])).toBe('1');
    expect(kind(['#FLAGGA 0', '#RAR 0 20180101 20181231', '#IB 0 1930 1', ...RENT])).toBe('4E');
  });

  it('is export with balances and import without', () => {
    expect(kind([...HEAD, ...RENT])).toBe('4E');
    expect(kind([...HEAD.filter((line) => !line.startsWith('#IB')), ...RENT])).toBe('4I');
  });

  it('is import when the file is named so, whatever it holds', () => {
    expect(kind([...HEAD, ...RENT], 'LON.SI')).toBe('4I');
    expect(kind([...HEAD, ...RENT], 'huvudbok.se')).toBe('4E');
  });

  it('is import without balances though the file is named as an export, which is said: nothing of the year may be taken away by it', () => {
    const bare = HEAD.filter((line) => !line.startsWith('#IB'));
    const warned = (lines: readonly string[], fileName: string) => taken(lines, fileName).file.warnings.map(({ code }) => code);
    expect(kind([...bare, ...RENT], 'huvudbok.se')).toBe('4I');
    expect(warned([...bare, ...RENT], 'huvudbok.SE')).toContain('read-as-import');
    expect(warned([...bare, ...RENT], 'lon.si')).not.toContain('read-as-import');
    expect(warned([...HEAD, ...RENT], 'huvudbok.se')).not.toContain('read-as-import');
  });

  it('needs no year to import', () => {
    expect(taken(['#SIETYP 4', '#RAR 0  ', ...RENT]).file).toMatchObject({ kind: '4I', years: [] });
    expect(taken(['#SIETYP 4', ...RENT]).file.kind).toBe('4I');
  });
});

describe('a file of type 1–3', () => {
  it('has its outcome in balances: vouchers in it are not counted', () => {
    const { file, vouchers } = taken(['#SIETYP 2', '#RAR 0 20180101 20181231', '#PSALDO 0 201801 6010 {} 5891.49', ...RENT]);
    expect([file.kind, file.voucherCount, vouchers.length]).toEqual(['2', 0, 0]);
  });
});

describe('characters', () => {
  const name = (bytes: Uint8Array): string => taken(bytes).file.name;
  const text = '#SIETYP 1\n#FNAMN "Åsa Östs mäklarbyrå – Äng & Co"\n#RAR 0 20180101 20181231\n';

  it('are right in UTF-8, with and without byte order mark', () => {
    const bytes = new TextEncoder().encode(text);
    expect(name(bytes)).toBe('Åsa Östs mäklarbyrå – Äng & Co');
    expect(name(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toBe('Åsa Östs mäklarbyrå – Äng & Co');
  });

  it('are right in Windows-1252 and Latin-1', () => {
    const latin = Uint8Array.from(text, (character) => (character === '–' ? 0x96 : character.charCodeAt(0)));
    expect(name(latin)).toBe('Åsa Östs mäklarbyrå – Äng & Co');
  });

  it('are right in CP437', () => {
    expect(name(encodeCp437(text.replace('–', '-')))).toBe('Åsa Östs mäklarbyrå - Äng & Co');
  });

  it('are told line by line where code pages are mixed', () => {
    const line = (number: number, accountName: string): string => `#KONTO ${number} "${accountName}"\n`;
    const latin = (plain: string): number[] => Array.from(plain, (character) => character.charCodeAt(0));
    const bytes = Uint8Array.from([
      ...encodeCp437('#SIETYP 1\n#RAR 0 20180101 20181231\n'),
      ...encodeCp437(line(1, 'Ö')),
      ...latin(line(2, 'Löner för år')),
      ...new TextEncoder().encode(line(3, 'Avgifter, Örebro')),
      ...latin(line(4, '\u0094Nya lokaler\u0094')),
      ...encodeCp437(line(5, 'Försäljning')),
    ]);
    expect(taken(bytes).file.accounts.map((account) => account.name)).toEqual([
      'Ö',
      'Löner för år',
      'Avgifter, Örebro',
      '”Nya lokaler”',
      'Försäljning',
    ]);
  });
});

describe('the checksum', () => {
  const RECORDS = ['#SIETYP 4', '#RAR 0 20180101 20181231', '#OBJEKT 6 "190" "Övrigt"', '#IB 0 1930 0', ...RENT];
  const FIELDS = '#SIETYP4#RAR02018010120181231#OBJEKT6190Övrigt#IB019300#VERA720180131Hyra#TRANS601061905891.49#TRANS1930-5891.49';

  it('is taken over tag and fields between the two #KSUMMA', () => {
    expect(taken(withChecksum(RECORDS, FIELDS)).file.checksum).toBe('verified');
  });

  it('is over the CP437 bytes, whatever the file is written in', () => {
    const lines = withChecksum(RECORDS, FIELDS);
    expect(taken(new TextEncoder().encode(lines.join('\r\n'))).file.checksum).toBe('verified');
    expect(taken(Uint8Array.from(lines.join('\n'), (character) => character.charCodeAt(0))).file.checksum).toBe('verified');
  });

  it('is over what a text says, without the backslash before its quotes', () => {
    const lines = ['#SIETYP 1', '#FNAMN "Bolaget \\"Å\\""', '#RAR 0 20180101 20181231'];
    expect(taken(withChecksum(lines, '#SIETYP1#FNAMNBolaget "Å"#RAR02018010120181231')).file.checksum).toBe('verified');
    expect(taken(withChecksum(lines, '#SIETYP1#FNAMNBolaget \\"Å\\"#RAR02018010120181231')).file.checksum).toBe('verified');
  });

  it('may be written as a signed number', () => {
    const lines = withChecksum(RECORDS, FIELDS);
    const signed = Number(lines.at(-1)?.split(' ')[1]) | 0;
    expect(taken([...lines.slice(0, -1), `#KSUMMA ${signed}`]).file.checksum).toBe('verified');
  });

  it('refuses the file when it is wrong, at its own line', () => {
    const changed = withChecksum(RECORDS, FIELDS).map((line) => line.replace('5891.49', '5891.50'));
    expect(faults(changed)).toEqual([['wrong-checksum', 12]]);
  });

  it('refuses the file when the second is missing: it is cut off', () => {
    expect(faults(withChecksum(RECORDS, FIELDS).slice(0, -1))).toEqual([['truncated', 2]]);
  });

  it('refuses one that has no beginning', () => {
    expect(faults([...HEAD, '#KSUMMA 123'])).toEqual([['broken-line', 8]]);
  });
});
