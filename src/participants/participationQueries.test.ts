import { describe, expect, it } from 'vitest';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import { insertMissingInterventions, listInterventions } from '../interventions/interventionQueries.ts';
import { localDate } from '../shared/localDate.ts';
import type { KnownParticipation, StoredParticipation } from './participantRecords.ts';
import type { ParticipationFacts } from './participation.ts';
import { insertParticipationVersions, listParticipations } from './participationQueries.ts';
import { insertPersonVersions } from './personQueries.ts';

const { database } = await testAssociation();
const cipher = await database.cipher();
const by = { recordedFrom: new Date('2018-09-01T10:00:00Z'), recordedBy: 'test', basis: 'test' };
const personId = crypto.randomUUID();

const interventions = await database.write(operator, operation, async ({ db, now }) => {
  await insertMissingInterventions(db, ['Samordningsteam Sala', 'Skogsgruppen'], now);
  const values = {
    number: null,
    interim: null,
    sex: 'K',
    birthYear: 1985,
    protected: false,
    givenName: '',
    familyName: '',
    phone: '',
    email: '',
  } as const;
  await insertPersonVersions(db, cipher, [{ id: personId, version: 1, values }], by);
  return listInterventions(db);
});
const names = new Map(interventions.map(({ id, name }) => [id, name]));
const ids = new Map(interventions.map(({ id, name }) => [name, id]));

const facts: ParticipationFacts = {
  ageAtEnrolment: 33,
  municipality: 'Sala',
  referrer: 'AF',
  enrolled: localDate('2016-02-29'),
  closed: localDate('2018-08-31'),
  closingReason: 'studier',
  education: 'gymnasium',
  occupationAtStart: 'ingen',
  occupationAtEnd: 'studier',
  incomeAtStart: ['försörjningsstöd', 'aktivitetsstöd'],
  incomeAtEnd: ['studiestöd'],
  supportMonths: 0,
  supportNotApplicable: false,
};
const named = (rowKey: string | null, more: Partial<ParticipationFacts> = {}): KnownParticipation => ({
  kind: 'person',
  rowKey,
  intervention: 'Samordningsteam Sala',
  personId,
  sex: 'K',
  protected: false,
  protectionTold: false,
  nameTold: { given: true, family: false },
  facts: { ...facts, ...more },
});
const stored = (values: KnownParticipation, version = 1, id: string = crypto.randomUUID()): StoredParticipation => ({
  id,
  version,
  values,
});
const write = (...rows: StoredParticipation[]) =>
  database.write(operator, operation, ({ db }) => insertParticipationVersions(db, rows, ids, by));
const list = (of: Parameters<typeof listParticipations>[1]) =>
  database.read(operator, operation, ({ db }) => listParticipations(db, of, names));

describe('a stored participation', () => {
  const whole = stored(named('A-1'));
  const unknown = stored({
    ...named(null, {
      municipality: null,
      referrer: null,
      enrolled: localDate('2018-09-01'),
      closed: null,
      closingReason: null,
      education: null,
      occupationAtStart: null,
      occupationAtEnd: null,
      incomeAtStart: [],
      incomeAtEnd: [],
      supportMonths: null,
      supportNotApplicable: true,
    }),
    protected: true,
    protectionTold: true,
  } as KnownParticipation);
  const anonymous = stored({
    kind: 'anonymous',
    rowKey: 'A-3',
    intervention: 'Skogsgruppen',
    anonymous: { sex: 'M', year: 2017, wrongRegistration: true },
  });

  it('comes back as it was told, whole, nearly unknown or anonymous', async () => {
    await write(whole, unknown, anonymous);
    expect(await list({ rowKeys: ['A-1', 'A-3'] })).toEqual(expect.arrayContaining([whole, anonymous]));
    expect(await list({ personIds: [personId] })).toEqual(expect.arrayContaining([whole, unknown]));
    expect([(await list({ rowKeys: ['A-2'] })).length, (await list({})).length]).toEqual([0, 0]);
  });

  it('is known by its latest version alone, which may take over a row key from another record', async () => {
    const next = { ...whole, version: 2, values: named('A-4', { education: null }) };
    await write(next);
    expect(await list({ rowKeys: ['A-1', 'A-4'] })).toEqual([next]);
  });
});

describe('the database itself refuses', () => {
  const reopened = (enrolled: string, closed: string | null) =>
    named(null, {
      enrolled: localDate(enrolled),
      closed: closed === null ? null : localDate(closed),
      closingReason: closed === null ? null : 'flytt',
      occupationAtEnd: null,
      incomeAtEnd: [],
    });

  it('one person twice at once in one intervention, the closing day included (V2.3.2)', async () => {
    await expect(write(stored(reopened('2015-01-01', '2016-02-29')))).rejects.toThrow('participation_overlap');
    await write(stored(reopened('2015-01-01', '2016-02-28')));
    await write(stored({ ...reopened('2016-06-01', '2016-07-01'), intervention: 'Skogsgruppen' }));
    await write(stored(named(null, { closingReason: 'felregistrering' })));
  });

  it('a closing before the enrolment, and a closing without reason', async () => {
    await expect(write(stored({ ...reopened('2014-01-02', '2014-01-01') }))).rejects.toThrow('check constraint');
    await expect(
      write(stored(named(null, { enrolled: localDate('2013-01-01'), closed: localDate('2013-01-02'), closingReason: null }))),
    ).rejects.toThrow('check constraint');
  });

  it('the same row key twice', async () => {
    await expect(write(stored({ ...reopened('2012-01-01', '2012-02-01'), rowKey: 'A-4' }))).rejects.toThrow(
      'participation_version_row_key',
    );
  });
});
