import { hashPassword } from '../src/access/password.ts';
import { insertRoleAssignment } from '../src/access/roleQueries.ts';
import { ROLE_TABLE } from '../src/access/roleTable.ts';
import { insertUser } from '../src/access/userQueries.ts';
import { findIntervention } from '../src/interventions/interventionQueries.ts';
import type { Role } from '../src/platform/roles.ts';
import { localDate } from '../src/shared/localDate.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Actor, ReadHandle } from '../src/platform/database/transaction.ts';
import { demoOperation, type DemoStep } from './demoStep.ts';
import { distributeParticipants } from './caseloadQueries.ts';
import { listLatestEnrolled } from './consentQueries.ts';
import { recordDemoConsents } from './consents.ts';
import { bringDemoFiles } from './importedFiles.ts';
import { DEMO_PASSWORD, demoLogins, SECOND_TEAM_OF } from './logins.ts';
import { planDraft } from './reportPlans.ts';
import { saveDemoViews } from './savedViews.ts';

/** The demo's users with their roles. Run last of all: where they are, the demo is whole. */
export function userStep(association: DemoAssociation): DemoStep {
  const { slug } = association;
  return {
    at: '2013-01-07T07:30:00Z',
    by: `admin@${slug}.example`,
    async run(database, actor) {
      const passwordHash = await hashPassword(DEMO_PASSWORD);
      const added: { readonly userId: string; readonly role: Role }[] = [];
      await database.write(actor, demoOperation('add user'), async ({ db, now, touched }) => {
        for (const { email, name, role, team } of demoLogins(slug)) {
          const userId = await insertUser(db, { email, name, passwordHash, temporary: false, createdAt: now });
          const intervention = ROLE_TABLE[role].heldFor.includes('intervention') ? await findIntervention(db, team) : undefined;
          await insertRoleAssignment(db, {
            userId,
            role,
            interventionId: intervention?.id ?? null,
            ...(role === 'participant' ? { personId: await findSomeoneIn(db, team) } : {}),
            from: localDate('2013-01-07'),
            grantedBy: actor.name,
          });
          // The smaller office has one person for both; DOMAIN § 1 then asks the team leader about person access.
          if (slug === 'sodra' && role === 'coordinator')
            await insertRoleAssignment(db, {
              ...{ userId, role: 'administrator', interventionId: null, from: localDate('2018-06-01'), grantedBy: actor.name },
            });
          touched([userId]);
          added.push({ userId, role });
        }
      });
      const idOf = (role: Role): string => added.find((one) => one.role === role)?.userId ?? '';
      await distribute(database, actor, slug, idOf);
      for (const { userId, role } of added) await saveDemoViews(database, userId, role);
      const team = demoLogins(slug)[0]?.team ?? '';
      await recordDemoConsents(database, actor, team, `teammember@${slug}.example`);
      await planDraft(database, slug, { coordinator: idOf('coordinator'), teamLeader: idOf('team_leader'), team });
      await bringDemoFiles(database, association, { teamLeader: idOf('team_leader'), economist: idOf('economist'), team });
    },
  };
}

/** Who of a team's participants has the demo's login of a participant: the latest enrolled. */
async function findSomeoneIn(db: ReadHandle, team: string): Promise<string> {
  const intervention = await findIntervention(db, team);
  const [latest] = intervention ? await listLatestEnrolled(db, intervention.id, 1) : [];
  if (!latest) throw new Error(`nobody takes part in ${team}`);
  return latest.personId;
}

/** Whose the enrolled participants are: most of the team's are its member's and leader's, and the counsellor has some in each team. */
async function distribute(
  database: AssociationDatabase,
  actor: Actor,
  slug: DemoAssociation['slug'],
  idOf: (role: Role) => string,
): Promise<void> {
  const [team = ''] = demoLogins(slug).map((login) => login.team);
  const second = SECOND_TEAM_OF[slug];
  await database.write(actor, demoOperation('distribute participants'), async ({ db }) => {
    const own = await findIntervention(db, team);
    const other = second === undefined ? undefined : await findIntervention(db, second);
    const counsellor = idOf('counsellor');
    if (other) {
      const held = { userId: counsellor, role: 'counsellor', interventionId: other.id, from: localDate('2013-01-07') } as const;
      await insertRoleAssignment(db, { ...held, grantedBy: actor.name });
    }
    for (const [intervention, heldAs, userId, places] of [
      [own, 'team_member', idOf('team_member'), [0, 1, 2]],
      [own, 'team_member', idOf('team_leader'), [3]],
      [own, 'counsellor', counsellor, [1]],
      [other, 'counsellor', counsellor, [2]],
    ] as const)
      if (intervention) await distributeParticipants(db, intervention.id, { heldAs, userId, places, by: actor.name });
  });
}
