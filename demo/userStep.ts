import { hashPassword } from '../src/access/password.ts';
import { isTeamRole } from '../src/access/roles.ts';
import { insertRoleAssignment, insertUser } from '../src/access/userQueries.ts';
import { findIntervention } from '../src/interventions/interventionQueries.ts';
import { localDate } from '../src/shared/localDate.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import { demoOperation, type DemoStep } from './demoStep.ts';
import { DEMO_PASSWORD, demoLogins } from './logins.ts';

/** The demo's users with their roles. Run last of all: where they are, the demo is whole. */
export function userStep({ slug }: DemoAssociation): DemoStep {
  return {
    at: '2013-01-07T07:30:00Z',
    by: `admin@${slug}.example`,
    async run(database, actor) {
      const passwordHash = await hashPassword(DEMO_PASSWORD);
      await database.write(actor, demoOperation('add user'), async ({ db, now, touched }) => {
        for (const { email, name, role, team } of demoLogins(slug)) {
          const userId = await insertUser(db, { email, name, passwordHash, temporary: false, createdAt: now });
          const intervention = isTeamRole(role) ? await findIntervention(db, team) : undefined;
          await insertRoleAssignment(db, {
            userId,
            role,
            interventionId: intervention?.id ?? null,
            from: localDate('2013-01-07'),
            grantedBy: actor.name,
          });
          touched([userId]);
        }
      });
    },
  };
}
