import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  emailOf,
  leave,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { ROLES } from '../platform/roles.ts';

let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
  await leave(association, 'left');
});

type User = {
  id: string;
  name: string;
  email: string;
  state: string;
  roles: {
    role: string;
    intervention: string | null;
    party: string | null;
    group: string | null;
    from: string;
    to: string | null;
    isPending: boolean;
  }[];
};

describe('the list of users', () => {
  it('shows the administrator everybody but the participants, with roles and what they are for, and who has left', async () => {
    const answer = await server.ask({ url: '/api/users', headers: await server.logIn(association, 'administrator') });
    const { users } = answer.json<{ users: User[] }>();
    const staff = ROLES.filter((role) => role !== 'participant');
    expect(users.map(({ email }) => email).sort()).toEqual(['left', 'roleless', ...staff].map(emailOf).sort());
    const of = (who: string): User | undefined => users.find(({ email }) => email === emailOf(who));
    expect(of('team_leader')?.roles).toEqual([
      {
        ...{ role: 'team_leader', intervention: 'Kraften', party: null, group: null },
        ...{ from: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), to: null, isPending: false },
      },
    ]);
    expect(of('group_leader')?.roles).toMatchObject([{ intervention: 'Kraften', party: null, group: 'Skogsgruppen' }]);
    expect(of('referrer')?.roles).toMatchObject([{ intervention: null, party: 'Sala kommun', group: null }]);
    expect([of('left')?.state, of('coordinator')?.state]).toEqual(['left', 'active']);
    expect(of('roleless')?.roles).toEqual([]);
    expect(answer.body).not.toMatch(/argon2|hash/);
  });

  it('is one line in the audit log, with whom it showed', async () => {
    const log = await auditLog(association, 'listUsers');
    expect(log).toEqual([
      expect.objectContaining({ actor: emailOf('administrator'), role: 'administrator', reason: 'roll administrator', outcome: 'done' }),
    ]);
    expect([...(log[0]?.record_ids ?? [])].sort()).toEqual(
      [...association.users].flatMap(([who, id]) => (who === 'participant' ? [] : id)).sort(),
    );
  });
});
