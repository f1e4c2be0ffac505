import { describe, expect, it } from 'vitest';
import { testAssociation } from '../../../test/testDatabase.ts';
import { readSchema } from './readSchema.ts';

const { asOwner } = await testAssociation();

describe('the written schema', () => {
  it('has every table with its columns, rules, policies, grants and comments, the same each time', async () => {
    const [one, two] = [
      await asOwner((client) => readSchema(client, 'samla_test')),
      await asOwner((client) => readSchema(client, 'samla_test')),
    ];
    expect(one).toBe(two);
    for (const part of [
      /create table participants\.person_version \(\n {2}person_id uuid not null,/,
      /alter table participants\.person_version force row level security;/,
      /create policy assigned on participants\.person_version for select to samla_team using/,
      /grant insert, select on participants\.person_version to samla_operator;/,
      /grant select \(.*municipality_counted.*\) on participants\.participation_version to samla_figures;/,
      /comment on column participants\.person_version\.number_cipher is 'sensitive:/,
      /create view published\.counted_participation with \(security_invoker=true\) as/,
      /CREATE OR REPLACE FUNCTION access\.find_session/,
      /constraint participation_overlap EXCLUDE USING gist/,
      /CREATE UNIQUE INDEX user_account_email_key/,
    ]) {
      expect(one).toMatch(part);
    }
  });

  it('shows a change of the database', async () => {
    const before = await asOwner((client) => readSchema(client, 'samla_test'));
    await asOwner((client) => client.query('alter table association.profile add column motto text'));
    expect(await asOwner((client) => readSchema(client, 'samla_test'))).not.toBe(before);
  });

  it('says nothing of which installation it was read from', async () => {
    expect(await asOwner((client) => readSchema(client, 'samla_test'))).not.toMatch(/samla_test/);
  });
});
