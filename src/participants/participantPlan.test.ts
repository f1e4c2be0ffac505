import { describe, expect, it } from 'vitest';
import { Archive, rowsOf } from '../../test/participantArchive.ts';
import {
  anonymousWoman,
  closedMan,
  enrolledWoman,
  interimMan,
  keyless,
  MAN_1985,
  mistaken,
  WOMAN_1972,
  WOMAN_1985,
  WOMAN_1993,
  type SheetRow,
} from '../../test/participantSheets.ts';
import { faultsBetweenRows, type ImportPlan } from './participantPlan.ts';

const counts = ({ added, changed, same }: ImportPlan) => [added, changed, same];

describe('an import', () => {
  it('adds what is new and changes nothing the second time', () => {
    const archive = new Archive();
    const file = [enrolledWoman, closedMan, anonymousWoman, interimMan, keyless({ ...enrolledWoman, insats: 'Skogsgruppen' })];
    expect(counts(archive.import(...file))).toEqual([5, 0, 0]);
    const again = archive.import(...file);
    expect([counts(again), again.persons, again.participations]).toEqual([[0, 0, 5], [], []]);
  });

  it('keeps one person for all rows with one number, and one for each row without', () => {
    const archive = new Archive();
    archive.import(enrolledWoman, { ...enrolledWoman, rad_id: 'B', insats: 'Skogsgruppen' }, interimMan, { ...interimMan, rad_id: 'C' });
    expect(archive.persons.length).toBe(3);
  });

  it('corrects the record of a rad_id, also its person and its insats', () => {
    const archive = new Archive();
    archive.import(enrolledWoman, closedMan);
    const plan = archive.import({ ...enrolledWoman, personnummer: WOMAN_1993, insats: 'Skogsgruppen' });
    expect(counts(plan)).toEqual([0, 1, 0]);
    expect(archive.numbers).toMatchObject({ 'A-1': WOMAN_1993 });
    expect(archive.record('A-1')).toMatchObject({ version: 2, values: { intervention: 'Skogsgruppen' } });
    expect(archive.participations.length).toBe(2);
  });

  it('turns a named record into an anonymous one and back', () => {
    const archive = new Archive();
    archive.import(enrolledWoman);
    archive.import({ ...anonymousWoman, rad_id: 'A-1' });
    expect(archive.record('A-1')?.values).toEqual({
      kind: 'anonymous',
      rowKey: 'A-1',
      intervention: 'Samordningsteam Sala',
      anonymous: { sex: 'K', year: 2018, wrongRegistration: false },
    });
    archive.import(enrolledWoman);
    expect([archive.numbers, archive.persons.length, archive.record('A-1')?.version]).toEqual([{ 'A-1': WOMAN_1985 }, 1, 3]);
  });

  it('gives the person without a number the number that comes later, and splits nothing', () => {
    const archive = new Archive();
    archive.import({ ...interimMan, förnamn: 'Åke' });
    const [person] = archive.persons;
    archive.import({ ...interimMan, personnummer: MAN_1985, födelseår: '' });
    expect(archive.persons).toEqual([
      expect.objectContaining({
        id: person?.id,
        version: 2,
        values: expect.objectContaining({ number: MAN_1985, interim: null, givenName: 'Åke' }),
      }),
    ]);
  });

  it('takes a record over to the person who already has the number that comes later', () => {
    const archive = new Archive();
    archive.import(interimMan, { ...closedMan, personnummer: MAN_1985 });
    archive.import({ ...interimMan, personnummer: MAN_1985, födelseår: '' });
    expect(archive.numbers).toEqual({ 'A-2': MAN_1985, 'A-4': MAN_1985 });
  });

  it('makes a record that loses its number a person of its own', () => {
    const archive = new Archive();
    const second = { ...enrolledWoman, rad_id: 'B', insats: 'Skogsgruppen' };
    archive.import(enrolledWoman, second);
    archive.import({ ...second, personnummer: '', födelseår: '1985' });
    expect(archive.numbers).toEqual({ 'A-1': WOMAN_1985, B: null });
  });

  it('keeps names that a later sheet does not tell', () => {
    const archive = new Archive();
    archive.import({ ...enrolledWoman, förnamn: 'Åsa', efternamn: 'Örn' });
    archive.import({ ...enrolledWoman, efternamn: 'Ström' });
    expect(archive.persons[0]?.values).toMatchObject({ givenName: 'Åsa', familyName: 'Ström' });
  });

  it('counts a row as changed when only what is known of the person changed', () => {
    const archive = new Archive();
    archive.import(enrolledWoman, closedMan);
    expect(counts(archive.import({ ...enrolledWoman, förnamn: 'Åsa' }, closedMan))).toEqual([0, 1, 1]);
  });

  it('tells how somebody is reached in the participation of its row alone, and keeps what a later sheet does not tell', () => {
    const archive = new Archive();
    const other = { ...enrolledWoman, rad_id: 'B', insats: 'Skogsgruppen' };
    archive.import({ ...enrolledWoman, telefon: '070-1', 'e-post': 'asa@exempel.se' }, other);
    const reached = () => archive.contacts.map(({ id, version, values }) => [id === archive.record('A-1')?.id, version, values]);
    expect(reached()).toEqual([[true, 1, { phone: '070-1', email: 'asa@exempel.se' }]]);
    expect(counts(archive.import({ ...enrolledWoman, telefon: '070-2' }, other))).toEqual([0, 1, 1]);
    expect(reached()).toEqual([[true, 2, { phone: '070-2', email: 'asa@exempel.se' }]]);
    // Told for the first time after the enrolment: the enrolment told nothing.
    archive.import({ ...other, telefon: '070-3' });
    expect(archive.contacts.at(-1)).toMatchObject({ version: 2, values: { phone: '070-3', email: '' } });
  });

  it('that makes a participation anonymous leaves nobody to reach', () => {
    const archive = new Archive();
    archive.import({ ...enrolledWoman, telefon: '070-1' });
    archive.import({ rad_id: 'A-1', insats: 'Kraften', inskriven: '2018-01-01', kön: 'K', anonym: 'ja' });
    expect(archive.contacts).toMatchObject([{ version: 2, values: { phone: '', email: '' } }]);
  });

  it('tells a name in all participations of the insats whose sheet has it, and in no other', () => {
    const archive = new Archive();
    const [again, elsewhere] = [
      { ...enrolledWoman, rad_id: 'B', inskriven: '2010-01-01', avslutad: '2011-01-01', avslutsorsak: 'flytt' },
      { ...enrolledWoman, rad_id: 'C', insats: 'Skogsgruppen' },
    ];
    archive.import({ ...enrolledWoman, förnamn: 'Åsa' }, again, elsewhere);
    const told = (key: string) => {
      const values = archive.record(key)?.values;
      return values?.kind === 'person' ? values.nameTold : undefined;
    };
    expect(['A-1', 'B', 'C'].map(told)).toEqual([
      { given: true, family: false },
      { given: true, family: false },
      { given: false, family: false },
    ]);
  });
});

describe('protection', () => {
  const elsewhere: SheetRow = { ...enrolledWoman, rad_id: 'B', insats: 'Skogsgruppen', inskriven: '2016-01-01' };

  it('told in one row holds for every participation of the person and for no one else', () => {
    const archive = new Archive();
    archive.import({ ...enrolledWoman, skyddad: 'ja' }, elsewhere, closedMan);
    expect(archive.protectedKeys).toEqual(['A-1', 'B']);
  });

  it('told later reaches what was stored before, in rows that the file does not name', () => {
    const archive = new Archive();
    archive.import(elsewhere, closedMan);
    const plan = archive.import({ ...enrolledWoman, skyddad: 'ja' });
    expect(archive.protectedKeys).toEqual(['A-1', 'B']);
    expect([counts(plan), plan.participations.length]).toEqual([[1, 0, 0], 2]);
  });

  it('ends when the row that told it is corrected, unless another row tells it too', () => {
    const archive = new Archive();
    archive.import({ ...enrolledWoman, skyddad: 'ja' }, { ...elsewhere, skyddad: 'ja' });
    archive.import(enrolledWoman);
    expect(archive.protectedKeys).toEqual(['A-1', 'B']);
    archive.import(elsewhere);
    expect(archive.protectedKeys).toEqual([]);
    expect(archive.persons[0]?.values.protected).toBe(false);
  });

  it('leaves with the row that told it when that row turns out to be another person', () => {
    const archive = new Archive();
    archive.import({ ...enrolledWoman, skyddad: 'ja' }, elsewhere);
    archive.import({ ...enrolledWoman, skyddad: 'ja', personnummer: WOMAN_1972 });
    expect(archive.protectedKeys).toEqual(['A-1']);
  });

  it('of one person without number says nothing of another', () => {
    const archive = new Archive();
    archive.import({ ...interimMan, skyddad: 'ja' }, { ...interimMan, rad_id: 'C' });
    expect(archive.protectedKeys).toEqual(['A-4']);
  });
});

describe('a row without rad_id', () => {
  it('corrects the record of its insats, number and enrolment day', () => {
    const archive = new Archive();
    archive.import(keyless(enrolledWoman));
    expect(counts(archive.import(keyless({ ...enrolledWoman, utbildning: 'eftergymnasial' })))).toEqual([0, 1, 0]);
    expect(
      counts(archive.import(keyless({ ...enrolledWoman, inskriven: '2017-01-01', avslutad: '2017-12-31', avslutsorsak: 'flytt' }))),
    ).toEqual([1, 0, 0]);
  });

  it('finds the record that a row with rad_id made of the same stay, and the other way round', () => {
    const archive = new Archive();
    archive.import(enrolledWoman, keyless(closedMan));
    expect(counts(archive.import(keyless({ ...enrolledWoman, utbildning: '' }), { ...closedMan, utbildning: '' }))).toEqual([0, 2, 0]);
    expect(archive.numbers).toEqual({ 'A-1': WOMAN_1985, 'A-2': closedMan.personnummer });
  });

  it('stands beside a wrong registration of the same day that has a rad_id, also when the file comes again', () => {
    const archive = new Archive();
    const file = [mistaken(enrolledWoman), keyless(enrolledWoman)];
    expect(counts(archive.import(...file))).toEqual([2, 0, 0]);
    expect(counts(archive.import(...file))).toEqual([0, 0, 2]);
    const other = new Archive();
    const reverse = [enrolledWoman, keyless(mistaken(enrolledWoman))];
    expect(counts(other.import(...reverse))).toEqual([2, 0, 0]);
    expect(counts(other.import(...reverse))).toEqual([0, 0, 2]);
    expect(counts(other.import(keyless(mistaken(enrolledWoman))))).toEqual([0, 0, 1]);
  });

  it('leaves a record to the row that names its rad_id', () => {
    const archive = new Archive();
    archive.import(enrolledWoman);
    const moved = { ...enrolledWoman, inskriven: '2017-01-01', avslutad: '2017-06-30', avslutsorsak: 'avhopp' };
    expect(counts(archive.import(keyless(enrolledWoman), moved))).toEqual([1, 1, 0]);
  });

  it('may not tell the same stay twice in one file', () => {
    const rows = rowsOf([
      keyless(enrolledWoman),
      keyless({ ...enrolledWoman, personnummer: '850101-2382' }),
      closedMan,
      { ...enrolledWoman, rad_id: 'A-2' },
    ]);
    expect(faultsBetweenRows(rows).map(({ line, column }) => [line, column])).toEqual([
      [3, ''],
      [5, 'rad_id'],
    ]);
  });
});

describe('an overlap', () => {
  it('is told at the later row of the file, or at the row that meets what is stored', () => {
    const archive = new Archive();
    archive.import(closedMan);
    const again: SheetRow = {
      ...closedMan,
      rad_id: 'B',
      inskriven: '2018-06-15',
      avslutad: '',
      avslutsorsak: '',
      sysselsättning_vid_avslut: '',
      försörjning_vid_avslut: '',
    };
    expect(archive.refused(again)).toEqual([[2, 'samma person är redan inskriven i insatsen då (en inskrivning som redan finns)']]);
    expect(archive.refused({ ...again, inskriven: '2018-06-16' })).toEqual([]);
    expect(new Archive().refused(again, enrolledWoman, closedMan)).toEqual([[4, 'samma person är redan inskriven i insatsen då (rad 2)']]);
  });

  it('is none in another insats, with another person, or with a wrong registration', () => {
    const archive = new Archive();
    archive.import(enrolledWoman);
    const row = { ...enrolledWoman, rad_id: 'B' };
    expect(archive.refused({ ...row, insats: 'Skogsgruppen' })).toEqual([]);
    expect(archive.refused({ ...row, personnummer: WOMAN_1993 })).toEqual([]);
    expect(archive.refused(mistaken(row))).toEqual([]);
    expect(archive.refused(row).length).toBe(1);
  });

  it('is none when the same file closes the earlier stay the day before', () => {
    const archive = new Archive();
    archive.import(enrolledWoman);
    const closing = { ...enrolledWoman, avslutad: '2018-05-31', avslutsorsak: 'flytt' };
    expect(archive.refused({ ...enrolledWoman, rad_id: 'B', inskriven: '2018-06-01' }, closing)).toEqual([]);
    expect(archive.refused({ ...enrolledWoman, rad_id: 'B', inskriven: '2018-05-31' }, closing).map(([line]) => line)).toEqual([3]);
  });

  it('shows when two people turn out to be one', () => {
    const archive = new Archive();
    archive.import({ ...interimMan, kön: 'K' }, enrolledWoman);
    expect(archive.refused({ ...interimMan, kön: '', födelseår: '', personnummer: WOMAN_1985 }).length).toBe(1);
  });

  it('is told once a row, not once a pair, when ten thousand rows are the same person', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ ...enrolledWoman, rad_id: `R-${index}` }));
    expect(new Archive().refused(...rows).length).toBe(9_999);
  });
});
