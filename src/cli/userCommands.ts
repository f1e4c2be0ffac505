import { plainEmail } from '../access/loginLimit.ts';
import { hashPassword, ONE_TIME_PASSWORD_DAYS, oneTimePassword } from '../access/password.ts';
import { getRoleRules } from '../access/roleRuleQueries.ts';
import { grantFault, grantFaultText } from '../access/roleRules.ts';
import type { RoleRules } from '../access/roleSides.ts';
import { isTeamRole, parseRole, roleInSwedish } from '../access/roles.ts';
import { ROLES, type Role } from '../platform/roles.ts';
import { insertRoleAssignment, listRolesHeld } from '../access/roleQueries.ts';
import { isEmployeeOf, findUserByEmail, insertUser, setOneTimePassword, setUserLeft } from '../access/userQueries.ts';
import { findIntervention } from '../interventions/interventionQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { UserError } from '../platform/userError.ts';
import { textOption, type Arguments, type Command } from './command.ts';
import { requireOption } from './requireOption.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const HAND_OVER = `Engångslösenordet visas bara nu och gäller i ${ONE_TIME_PASSWORD_DAYS} dagar. Lämna över det och be om ett eget vid första inloggningen.`;

/** Adds a user with a role, or a role to a user who is there. Prints the one-time password of a new user. */
export const userAdd: Command = {
  words: ['user', 'add'],
  usage: 'E-POST --name N --role R --association NAMN [--intervention INSATS]',
  positionals: 1,
  options: { name: { type: 'string' }, role: { type: 'string' }, intervention: { type: 'string' } },
  async run(context, args) {
    const email = readEmail(args);
    const role = readRole(requireOption(args, 'role', 'coordinator'));
    const database = await context.association();
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    const isNew = await database.write(
      context.operator,
      { action: 'add user', reason: 'operator' },
      async ({ db, now, today, touched, noted }) => {
        const interventionId = await interventionOf(db, role, textOption(args, 'intervention'));
        const known = await findUserByEmail(db, email);
        if (known?.leftAt) throw new UserError('user-left', `${email} har slutat. Använd en annan adress.`);
        const held = known ? await listRolesHeld(db, known.id, today) : [];
        const isEmployee = known !== undefined && (await isEmployeeOf(db, known.id));
        refuseConflicts(email, { role, interventionId }, held, isEmployee, await getRoleRules(db));
        const userId = known?.id ?? (await insertUser(db, { email, name: readName(args), passwordHash, temporary: true, createdAt: now }));
        await insertRoleAssignment(db, { userId, role, interventionId, from: today, grantedBy: context.operator.name, at: now });
        touched([userId]);
        noted({ role });
        return known === undefined;
      },
    );
    if (isNew) context.print(password);
    context.say(
      isNew
        ? `${email} är tillagd som ${roleInSwedish(role)}. ${HAND_OVER}`
        : `${email} fanns redan och är nu även ${roleInSwedish(role)}.`,
    );
  },
};

/** Gives a user who has lost the password a one-time password, and prints it. Whoever is logged in with the old one is logged out. */
export const userPassword: Command = {
  words: ['user', 'password'],
  usage: 'E-POST --association NAMN',
  positionals: 1,
  options: {},
  async run(context, args) {
    const email = readEmail(args);
    const database = await context.association();
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    await database.write(context.operator, { action: 'set one-time password', reason: 'operator' }, async ({ db, now, touched }) => {
      const userId = await activeUser(db, email);
      await setOneTimePassword(db, userId, passwordHash, now, context.operator.name);
      touched([userId]);
    });
    context.print(password);
    context.say(`${email} har ett nytt lösenord och är utloggad överallt. ${HAND_OVER}`);
  },
};

/** Takes all access from a user who has left, at once. */
export const userLeave: Command = {
  words: ['user', 'leave'],
  usage: 'E-POST --association NAMN',
  positionals: 1,
  options: {},
  async run(context, args) {
    const email = readEmail(args);
    const database = await context.association();
    await database.write(context.operator, { action: 'end user', reason: 'operator' }, async ({ db, now, touched }) => {
      const userId = await activeUser(db, email);
      await setUserLeft(db, userId, now, context.operator.name);
      touched([userId]);
    });
    context.say(`${email} har inte längre tillgång till något.`);
  },
};

function readEmail(args: Arguments): string {
  const email = plainEmail(args.positionals[0] ?? '');
  if (!EMAIL.test(email) || email.length > 254)
    throw new UserError('email', `"${email}" är inte en e-postadress. Skriv till exempel anna@forbundet.se.`);
  return email;
}

function readName(args: Arguments): string {
  const name = requireOption(args, 'name', '"Anna Andersson"').normalize('NFC').trim();
  if (name === '' || name.length > 200) throw new UserError('name', 'Namnet ska ha mellan 1 och 200 tecken.');
  return name;
}

async function activeUser(db: ReadHandle, email: string): Promise<string> {
  const known = await findUserByEmail(db, email);
  if (!known)
    throw new UserError('unknown-user', `${email} finns inte i förbundet. Kontrollera stavningen, eller lägg till med samla user add.`);
  if (known.leftAt) throw new UserError('user-left', `${email} har redan slutat.`);
  return known.id;
}

function readRole(text: string): Role {
  const role = parseRole(text);
  if (role === undefined) throw new UserError('role', `Rollen "${text}" finns inte. Välj en av ${ROLES.join(', ')}.`);
  return role;
}

async function interventionOf(db: ReadHandle, role: Role, name: string | undefined): Promise<string | null> {
  if (!isTeamRole(role)) {
    if (name !== undefined)
      throw new UserError('intervention-not-needed', `Rollen ${roleInSwedish(role)} gäller hela förbundet. Ta bort --intervention.`);
    return null;
  }
  if (name === undefined)
    throw new UserError(
      'intervention-missing',
      `Rollen ${roleInSwedish(role)} gäller en insats. Lägg till --intervention "insatsens namn".`,
    );
  const found = await findIntervention(db, name.normalize('NFC').trim());
  if (!found)
    throw new UserError(
      'unknown-intervention',
      `Insatsen "${name}" finns inte i förbundet. Kontrollera stavningen, eller importera dess deltagare först.`,
    );
  return found.id;
}

function refuseConflicts(
  email: string,
  { role, interventionId }: { readonly role: Role; readonly interventionId: string | null },
  held: readonly { role: Role; interventionId: string | null }[],
  isEmployee: boolean,
  rules: RoleRules,
): void {
  if (held.some((one) => one.role === role && one.interventionId === interventionId))
    throw new UserError('role-held', `${email} har redan rollen ${roleInSwedish(role)}.`);
  const fault = grantFault(
    role,
    held.map((one) => one.role),
    isEmployee,
    rules,
  );
  if (fault) throw new UserError(fault.code, `${email}: ${grantFaultText(fault, role)}`);
}
