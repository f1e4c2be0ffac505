import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { SESSION_IDLE_MS } from '../platform/http/sessions.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { tellApprovers } from './approvalDelivery.ts';
import { changedMeanwhile } from './changedMeanwhile.ts';
import { throwConstraintFault, USER_EXISTS } from './constraintFault.ts';
import type { FindOpenCaseload, FindTargetNames, TargetNames } from './laterFacts.ts';
import { newInvitationToken } from './invitation.ts';
import { insertInvitation } from './invitationQueries.ts';
import { lastAdministratorFault } from './lastAdministrator.ts';
import { deliverLink, type LinkDelivery } from './linkDelivery.ts';
import { giveRoleTo, isOneOffice } from './roleGiving.ts';
import { EMPLOYEE_IN_TEAM } from './roleAssignment.ts';
import { isTeamRole } from './roles.ts';
import { getRoleRules } from './roleRuleQueries.ts';
import { listAdministrators, listAssignments } from './roleQueries.ts';
import { endSessionsOf, listSessions } from './sessionQueries.ts';
import { assignmentJson, listedUserJson, sessionJson, userJson } from './userPageJson.ts';
import {
  claimUserVersion,
  findUserByEmail,
  insertUser,
  listUsers,
  setEmployee,
  setUserBack,
  setUserLeft,
  type UserRow,
} from './userQueries.ts';
import {
  endUserSessions,
  getUser,
  inviteUser,
  leaveUser,
  listUsers as listUsersContract,
  saveEmployment,
  sendLink,
  type UserPage,
} from './usersApi.ts';
import { readEmail, readName } from './userText.ts';

/** The administrator's users: who they are, inviting them, their links, and what ends when they leave. */
export function usersRoutes(targetNames: FindTargetNames, openCaseload: FindOpenCaseload, links: LinkDelivery): Route[] {
  const sendsMail = links.sendMail !== undefined;
  return [
    route(listUsersContract, ({ database, actor, operation }) =>
      database.read(actor, operation, async (tx) => {
        const names = await targetNames(tx.db);
        const users = await listUsers(tx.db, tx.today);
        tx.touched(users.map(({ id }) => id));
        return { users: users.map((user) => listedUserJson(user, names, tx.now)), ...(await giving(tx, names, sendsMail)) };
      }),
    ),
    route(getUser, ({ params, database, actor, operation, login }) =>
      database.read(actor, operation, async (tx) => {
        const { db, now, today } = tx;
        const user = await getUserRow(db, today, params.id);
        const names = await targetNames(db);
        const sessions = await listSessions(db, user.id, now, new Date(now.getTime() - SESSION_IDLE_MS));
        tx.touched([user.id]);
        return {
          ...userJson(user, now),
          createdAt: user.createdAt.toISOString(),
          leftAt: user.leftAt?.toISOString() ?? null,
          version: user.version,
          isSelf: user.id === login.userId,
          assignments: (await listAssignments(db, user.id)).map((row) => assignmentJson(row, names, today)),
          sessions: sessions.map((row) => sessionJson(row, login.sessionId)),
          caseload: [...(await openCaseload(db, user.id))],
          ...(await giving(tx, names, sendsMail)),
        };
      }),
    ),
    route(inviteUser, async (asked) => {
      const { body, database, actor, operation } = asked;
      const [name, email, token] = [readName(body.name), readEmail(body.email), newInvitationToken()];
      const made = await database
        .write(actor, operation, async (tx) => {
          const { db, now: at } = tx;
          const [again] = await listUsers(db, tx.today, body.id);
          if (again?.email === email) return { again };
          if (again || (await findUserByEmail(db, email))) throw new HttpFault(422, USER_EXISTS.code, USER_EXISTS.text);
          const user = { id: body.id, name, email };
          await insertUser(db, { ...user, isEmployee: body.isEmployee, passwordHash: null, temporary: true, createdAt: at });
          const given = await giveRoleTo(tx, user.id, body.role, await targetNames(db));
          const delivery = sendsMail ? 'waiting' : 'handed';
          const made = { userId: user.id, purpose: 'invitation', token, by: actor.name, at, delivery } as const;
          const invitationId = await insertInvitation(db, made);
          tx.touched([user.id, invitationId]);
          tx.noted({ delivery });
          return { given, invitationId, user, purpose: 'invitation', token, at } as const;
        })
        .catch(throwConstraintFault);
      if ('again' in made) return { delivery: made.again.delivery ?? 'waiting', link: null, faultText: null };
      await tellApprovers(links, asked, targetNames, body.role.id, made.given);
      return deliverLink(links, asked, asked.request, made);
    }),
    route(sendLink, async (asked) => {
      const { params, body, database, actor, operation } = asked;
      const token = newInvitationToken();
      const made = await database.write(actor, operation, async (tx) => {
        const { db, now: at } = tx;
        const user = await claimUser(db, tx.today, params.id, body.version, actor.name, at);
        if (user.state === 'left') await setUserBack(db, user.id);
        const purpose = user.state === 'active' ? 'password' : 'invitation';
        const delivery = sendsMail ? 'waiting' : 'handed';
        const invitationId = await insertInvitation(db, { userId: user.id, purpose, token, by: actor.name, at, delivery });
        tx.touched([user.id, invitationId]);
        tx.noted({ purpose, delivery, ...(user.state === 'left' ? { cameBack: true } : {}) });
        return { invitationId, user, purpose, token, at } as const;
      });
      return deliverLink(links, asked, asked.request, made);
    }),
    route(saveEmployment, ({ params, body: { version, isEmployee }, database, actor, operation }) =>
      database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
        const user = await claimUser(db, today, params.id, version, actor.name, now);
        const inTeam = user.roles.some(({ role }) => isTeamRole(role));
        if (isEmployee && inTeam && !(await getRoleRules(db)).employeesInTeams)
          throw new HttpFault(422, EMPLOYEE_IN_TEAM.code, EMPLOYEE_IN_TEAM.text);
        await setEmployee(db, user.id, isEmployee);
        touched([user.id]);
        noted({ isEmployee });
      }),
    ),
    route(leaveUser, ({ params, body, database, actor, operation }) =>
      database.write(actor, operation, async (tx) => {
        const { db, now, today } = tx;
        const user = await claimUser(db, today, params.id, body.version, actor.name, now);
        if (user.state === 'left') throw new HttpFault(422, 'user-left', 'Användaren har redan slutat.');
        const fault = lastAdministratorFault(await listAdministrators(db, today), ({ userId }) => userId === user.id, today);
        if (fault) throw new HttpFault(422, fault.code, fault.text);
        await setUserLeft(db, user.id, now, actor.name);
        tx.touched([user.id]);
      }),
    ),
    route(endUserSessions, ({ params, database, actor, operation }) =>
      database.write(actor, operation, async ({ db, today, touched, noted }) => {
        const user = await getUserRow(db, today, params.id);
        noted({ sessions: await endSessionsOf(db, user.id) });
        touched([user.id]);
      }),
    ),
  ];
}

type Asking = Parameters<typeof isOneOffice>[0];
type Giving = Pick<UserPage, 'interventions' | 'parties' | 'sendsMail' | 'isOneOffice'>;

async function giving(tx: Asking, { interventions, parties }: TargetNames, sendsMail: boolean): Promise<Giving> {
  const named = (names: ReadonlyMap<string, string>) => [...names].map(([id, name]) => ({ id, name }));
  return { interventions: named(interventions), parties: named(parties), sendsMail, isOneOffice: await isOneOffice(tx) };
}

async function getUserRow(db: ReadHandle, today: LocalDate, id: string): Promise<UserRow> {
  const [user] = await listUsers(db, today, id);
  if (!user) throw notFound('Användaren');
  return user;
}

/** The user as the page showed it, taken for one change; 409 when somebody else was first. */
async function claimUser(
  db: Parameters<typeof claimUserVersion>[0],
  today: LocalDate,
  id: string,
  version: number,
  by: string,
  at: Date,
): Promise<UserRow> {
  const user = await getUserRow(db, today, id);
  if (await claimUserVersion(db, id, version, by, at)) return user;
  const [now] = await listUsers(db, today, id);
  throw changedMeanwhile('Användaren', now?.changedBy ?? null, now?.changedAt ?? null, STATE_TEXT[now?.state ?? user.state]);
}

const STATE_TEXT: Readonly<Record<UserRow['state'], string>> = {
  active: 'Användaren har ett eget lösenord och kan logga in.',
  invited: 'Användaren är inbjuden och har inte valt lösenord än.',
  left: 'Användaren har slutat.',
};
