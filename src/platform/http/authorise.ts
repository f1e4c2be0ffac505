import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Installation } from '../database/installation.ts';
import type { RoleFamily } from '../database/names.ts';
import type { Actor, Operation } from '../database/transaction.ts';
import type { Role } from '../roles.ts';
import { UserError } from '../userError.ts';
import { askedIds } from './askedIds.ts';
import type { Contract } from './contract.ts';
import { FRESH_PROOF_MINUTES, isFreshlyProved } from './freshProof.ts';
import { HttpFault } from './httpFault.ts';
import type { Authorised, Login } from './route.ts';
import { loginOf } from './sessions.ts';

/** By which a page says for which user it was shown. */
const USER_HEADER = 'samla-user';

type Access = {
  readonly installation: Installation;
  readonly familyOf: (role: Role) => RoleFamily;
  /** Whether the association asks more than a password of who logged in by one. */
  readonly lacksProof: (login: Login) => boolean;
  readonly clock: Clock;
};

/** The user in a role that has the operation; 401 without a login, 403 – audited – without the role. */
export async function authorise(contract: Contract, request: FastifyRequest, access: Access): Promise<Authorised> {
  const login = loginOf(request);
  const database = login && (await access.installation.findBySlug(login.slug));
  if (!login || !database) throw new HttpFault(401, 'not-logged-in', 'Du är inte inloggad. Logga in och försök igen.');
  // A page that was left open while another user logged in beside it acts for nobody: what it holds is not the other's.
  const meant = request.headers[USER_HEADER];
  if (meant !== undefined && meant !== login.userId)
    throw new HttpFault(401, 'other-user', 'En annan användare är inloggad i webbläsaren nu. Logga in och försök igen.');
  const held = login.roles.map(({ role }) => role);
  const role = roleFor(contract, held);
  if (contract.roles !== 'user' && role === undefined) {
    const operation = operationOf(contract, request, login, held[0]);
    await database.refuse(actorOf(login, held[0], access), { ...operation, reason: 'rollen saknas' }, 'denied', askedIds(request));
    throw new HttpFault(403, 'no-role', 'Din roll har inte den här uppgiften. Fråga administratören om du behöver den.');
  }
  if (contract.roles !== 'user' && access.lacksProof(login)) {
    const operation = operationOf(contract, request, login, role);
    await database.refuse(actorOf(login, role, access), { ...operation, reason: 'mer än lösenord saknas' }, 'denied', askedIds(request));
    throw new HttpFault(
      403,
      'second-factor-needed',
      'Ditt förbund kräver mer än lösenord. Lägg till lösennyckel, engångskoder eller e-legitimation under ditt namn, Säker inloggning.',
    );
  }
  if ((contract.takesOut === true || contract.changesLogin === true) && !isFreshlyProved(login, access.clock.now())) {
    const operation = operationOf(contract, request, login, role);
    await database.refuse(actorOf(login, role, access), { ...operation, reason: 'nytt bevis saknas' }, 'refused', askedIds(request));
    throw new HttpFault(
      403,
      'proof-needed',
      `${contract.takesOut === true ? 'Filen innehåller personuppgifter' : 'Det här ändrar hur du loggar in'}. Bekräfta att det är du; det gäller sedan i ${FRESH_PROOF_MINUTES} minuter.`,
    );
  }
  return {
    login,
    database,
    actor: actorOf(login, role, access),
    operation: operationOf(contract, request, login, role),
  };
}

/** Why the user may: the role, the interventions that it is held for, and what the operation is for. */
const operationOf = (contract: Contract, request: FastifyRequest, login: Login, role: Role | undefined): Operation => ({
  action: contract.operationId,
  reason: role === undefined ? 'inloggad' : `roll ${role}`,
  ...(contract.purpose === undefined ? {} : { purpose: contract.purpose }),
  requestId: request.id,
  interventionIds: login.roles.flatMap((held) => (held.role === role && held.interventionId !== null ? [held.interventionId] : [])),
});

function roleFor({ roles }: Contract, held: readonly Role[]): Role | undefined {
  if (roles === 'user') return held[0];
  return typeof roles === 'string' ? undefined : roles.find((role) => held.includes(role));
}

const actorOf = (login: Login, role: Role | undefined, access: Access): Actor => ({
  family: role === undefined ? 'user' : access.familyOf(role),
  role: role ?? 'none',
  userId: login.userId,
  name: login.email,
});

/**
 * Writes in the audit log that a handler said no – the transaction that it belonged to is gone – and throws what it threw.
 * A record that one may not see is denied like one that does not exist; the log can't tell them apart either.
 */
export async function auditRefusal(error: unknown, request: FastifyRequest): Promise<never> {
  const { authorised } = request;
  const fault = error instanceof HttpFault ? error : error instanceof UserError ? { status: 422, code: error.code } : undefined;
  if (fault && authorised) {
    const { database, actor, operation } = authorised;
    const outcome = fault.status === 403 || fault.status === 404 ? 'denied' : 'refused';
    await database.refuse(actor, { ...operation, reason: `${operation.reason}: ${fault.code}` }, outcome, askedIds(request));
  }
  throw error;
}
