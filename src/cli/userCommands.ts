import { hashPassword, oneTimePassword } from '../access/password.ts';
import { isTeamRole, parseRole, roleInConflict, roleInSwedish } from '../access/roles.ts';
import { ROLES, type Role } from '../platform/roles.ts';
import { findUserByEmail, insertRoleAssignment, insertUser, listRolesHeld } from '../access/userQueries.ts';
import { findIntervention } from '../interventions/interventionQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { UserError } from '../platform/userError.ts';
import { textOption, type Command } from './command.ts';
import { requireOption } from './requireOption.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Adds a user with a role, or a role to a user who is there. Prints the one-time password of a new user. */
export const userAdd: Command = {
  words: ['user', 'add'],
  usage: 'E-POST --name N --role R --association NAMN [--intervention INSATS]',
  positionals: 1,
  options: { name: { type: 'string' }, role: { type: 'string' }, intervention: { type: 'string' } },
  async run(context, args) {
    const email = (args.positionals[0] ?? '').trim().toLowerCase();
    if (!EMAIL.test(email) || email.length > 254) throw new UserError('email', `"${email}" är inte en e-postadress. Skriv till exempel anna@forbundet.se.`);
    const role = readRole(requireOption(args, 'role', 'coordinator'));
    const database = await context.association();
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    const isNew = await database.write(context.operator, { action: 'add user', reason: 'operator' }, async ({ db, now, today, touched, noted }) => {
      const interventionId = await interventionOf(db, role, textOption(args, 'intervention'));
      const known = await findUserByEmail(db, email);
      if (known?.leftAt) throw new UserError('user-left', `${email} har slutat. Använd en annan adress.`);
      const held = known ? await listRolesHeld(db, known.id, today) : [];
      refuseConflicts(email, role, interventionId, held);
      const userId = known?.id ?? (await insertUser(db, { email, name: requireOption(args, 'name', '"Anna Andersson"'), passwordHash, temporary: true, createdAt: now }));
      await insertRoleAssignment(db, { userId, role, interventionId, from: today, grantedBy: context.operator.name });
      touched([userId]);
      noted({ role });
      return known === undefined;
    });
    if (isNew) context.print(password);
    context.say(isNew ? `${email} är tillagd som ${roleInSwedish(role)}. Engångslösenordet skrivs ut en gång; byt det vid första inloggningen.` : `${email} fanns redan och är nu även ${roleInSwedish(role)}.`);
  },
};

function readRole(text: string): Role {
  const role = parseRole(text);
  if (role === undefined) throw new UserError('role', `Rollen "${text}" finns inte. Välj en av ${ROLES.join(', ')}.`);
  return role;
}

async function interventionOf(db: ReadHandle, role: Role, name: string | undefined): Promise<string | null> {
  if (!isTeamRole(role)) {
    if (name !== undefined) throw new UserError('intervention-not-needed', `Rollen ${roleInSwedish(role)} gäller hela förbundet. Ta bort --intervention.`);
    return null;
  }
  if (name === undefined) throw new UserError('intervention-missing', `Rollen ${roleInSwedish(role)} gäller en insats. Lägg till --intervention "insatsens namn".`);
  const found = await findIntervention(db, name.normalize('NFC').trim());
  if (!found) throw new UserError('unknown-intervention', `Insatsen "${name}" finns inte i förbundet. Kontrollera stavningen, eller importera dess deltagare först.`);
  return found.id;
}

function refuseConflicts(email: string, role: Role, interventionId: string | null, held: readonly { role: Role; interventionId: string | null }[]): void {
  if (held.some((one) => one.role === role && one.interventionId === interventionId)) throw new UserError('role-held', `${email} har redan rollen ${roleInSwedish(role)}.`);
  const conflict = roleInConflict(role, held.map((one) => one.role));
  if (conflict !== undefined) {
    throw new UserError('roles-apart', `${email} är ${roleInSwedish(conflict)} och kan inte samtidigt vara ${roleInSwedish(role)}: den som ser deltagare får inte ha en kontorsroll.`);
  }
}
