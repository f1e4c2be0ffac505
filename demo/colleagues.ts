import { newInvitationToken } from '../src/access/invitation.ts';
import { insertInvitation } from '../src/access/invitationQueries.ts';
import { insertRoleAssignment } from '../src/access/roleQueries.ts';
import { isTeamRole } from '../src/access/roles.ts';
import { findUserByEmail, insertUser, setUserLeft } from '../src/access/userQueries.ts';
import { findIntervention } from '../src/interventions/interventionQueries.ts';
import type { Role } from '../src/platform/roles.ts';
import { localDate } from '../src/shared/localDate.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import { demoOperation, type DemoStep } from './demoStep.ts';

type Held = { readonly role: Role; readonly team?: string; readonly from: string; readonly to?: string };
type Colleague = {
  readonly mailbox: string;
  readonly name: string;
  /** When the user was added. */
  readonly at: string;
  /** When the user left. */
  readonly left?: string;
  /** Added by one who is coordinator and administrator; the role waits for the team leader. */
  readonly isPending?: true;
  /** Has not used the link in the letter, which has expired. */
  readonly isInvited?: true;
  readonly roles: readonly Held[];
};

/** People beside those who log in in the demo: who came, changed role and left over the years, and who is on the way in. */
const COLLEAGUES: Readonly<Record<DemoAssociation['slug'], readonly Colleague[]>> = {
  norra: [
    {
      ...{ mailbox: 'hanna.isaksson', name: 'Hanna Isaksson', at: '2014-08-18T06:41:00Z' },
      roles: [
        { role: 'team_member', team: 'Silvervägen', from: '2014-08-18', to: '2016-12-31' },
        { role: 'counsellor', team: 'Silvervägen', from: '2017-01-01' },
      ],
    },
    {
      ...{ mailbox: 'per-erik.lund', name: 'Per-Erik Lund', at: '2015-02-02T08:12:00Z', left: '2018-03-29T13:05:00Z' },
      roles: [{ role: 'board_member', from: '2015-02-02' }],
    },
    {
      ...{ mailbox: 'birgitta.ostling', name: 'Birgitta Östling', at: '2016-01-11T08:20:00Z' },
      roles: [{ role: 'board_member', from: '2016-01-11' }],
    },
    { mailbox: 'yasmin.haddad', name: 'Yasmin Haddad', at: '2017-04-03T07:15:00Z', roles: [{ role: 'auditor', from: '2017-04-03' }] },
    {
      ...{ mailbox: 'klara.wiberg', name: 'Klara Wiberg', at: '2018-08-27T06:58:00Z', isInvited: true },
      roles: [{ role: 'team_member', team: 'Silvervägen', from: '2018-09-03' }],
    },
  ],
  sodra: [
    { mailbox: 'lars.engdahl', name: 'Lars Engdahl', at: '2016-05-02T07:44:00Z', roles: [{ role: 'auditor', from: '2016-05-02' }] },
    {
      ...{ mailbox: 'elin.forsberg', name: 'Elin Forsberg', at: '2018-08-28T07:02:00Z', isInvited: true, isPending: true },
      roles: [{ role: 'team_member', team: 'Källan', from: '2018-09-03' }],
    },
  ],
};

/** Each comes, and perhaps leaves, on a day of their own. */
export const colleagueSteps = ({ slug }: DemoAssociation): DemoStep[] =>
  COLLEAGUES[slug].flatMap((colleague) => [
    comes(slug, colleague),
    ...(colleague.left === undefined ? [] : [leaves(slug, colleague, colleague.left)]),
  ]);

function comes(slug: string, { mailbox, name, at, isInvited, isPending, roles }: Colleague): DemoStep {
  const by = `${isPending ? 'coordinator' : 'admin'}@${slug}.example`;
  return {
    at,
    by,
    run: (database, actor) =>
      database.write(actor, demoOperation('add user'), async ({ db, now, touched }) => {
        // Nobody logs in as them: they are here to be seen.
        const userId = await insertUser(db, {
          email: `${mailbox}@${slug}.example`,
          name,
          passwordHash: null,
          temporary: true,
          createdAt: now,
        });
        for (const { role, team, from, to } of roles) {
          const intervention = isTeamRole(role) && team !== undefined ? await findIntervention(db, team) : undefined;
          await insertRoleAssignment(db, {
            ...{ userId, role, interventionId: intervention?.id ?? null, from: localDate(from), grantedBy: by, at: now },
            to: to === undefined ? null : localDate(to),
            approval: isPending ? 'pending' : 'none',
          });
        }
        if (isInvited)
          await insertInvitation(db, { userId, purpose: 'invitation', token: newInvitationToken(), by, at: now, delivery: 'sent' });
        touched([userId]);
      }),
  };
}

function leaves(slug: string, { mailbox }: Colleague, at: string): DemoStep {
  const by = `admin@${slug}.example`;
  return {
    at,
    by,
    run: (database, actor) =>
      database.write(actor, demoOperation('end user'), async ({ db, now, touched }) => {
        const user = await findUserByEmail(db, `${mailbox}@${slug}.example`);
        if (!user) throw new Error(`the demo has no ${mailbox}`);
        await setUserLeft(db, user.id, now, by);
        touched([user.id]);
      }),
  };
}
