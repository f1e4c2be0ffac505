import { plainEmail } from '../access/loginLimit.ts';
import { hashPassword, ONE_TIME_PASSWORD_DAYS, oneTimePassword } from '../access/password.ts';
import { getRoleRules } from '../access/roleRuleQueries.ts';
import { grantFault, grantFaultText } from '../access/roleRules.ts';
import type { RoleRules } from '../access/roleCircles.ts';
import { parseRole, roleInSwedish } from '../access/roles.ts';
import { ROLE_TABLE } from '../access/roleTable.ts';
import { isSameTarget, targetFault, type Target } from '../access/roleTarget.ts';
import type { Held } from '../access/roleAssignment.ts';
import { findPartyNames } from '../association/partyQueries.ts';
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
  usage: 'E-POST --name N --role R --association NAMN [--intervention INSATS] [--group GRUPP] [--party PART]',
  positionals: 1,
  options: {
    ...{ name: { type: 'string' }, role: { type: 'string' } },
    ...{ intervention: { type: 'string' }, group: { type: 'string' }, party: { type: 'string' } },
  },
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
        const target = await targetOf(db, role, args);
        const known = await findUserByEmail(db, email);
        if (known?.leftAt) throw new UserError('user-left', `${email} har slutat. Använd en annan adress.`);
        const held = known ? await listRolesHeld(db, known.id, today) : [];
        const isEmployee = known !== undefined && (await isEmployeeOf(db, known.id));
        refuseConflicts(email, { role, ...target }, held, isEmployee, await getRoleRules(db));
        const userId = known?.id ?? (await insertUser(db, { email, name: readName(args), passwordHash, temporary: true, createdAt: now }));
        await insertRoleAssignment(db, { userId, role, ...target, from: today, grantedBy: context.operator.name, at: now });
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

/** What the role is to be for, by the names that were told. */
async function targetOf(db: ReadHandle, role: Role, args: Arguments): Promise<Target> {
  const named = (option: string): string | undefined => textOption(args, option)?.normalize('NFC').trim();
  const [intervention, party] = [named('intervention'), named('party')];
  const target: Target = {
    interventionId: intervention === undefined ? null : await interventionCalled(db, intervention),
    partyId: party === undefined ? null : await partyCalled(db, party),
    group: named('group') ?? null,
  };
  if (ROLE_TABLE[role].givenBy === 'team')
    throw new UserError('not-given-here', `Rollen ${roleInSwedish(role)} ges av teamet, inte härifrån. Välj en annan roll.`);
  const fault = targetFault(role, target);
  if (fault) throw new UserError(fault, `Rollen ${roleInSwedish(role)} ${TARGET_TEXTS[fault]}`);
  return target;
}

const TARGET_TEXTS: Readonly<Record<NonNullable<ReturnType<typeof targetFault>>, string>> = {
  'intervention-missing': 'gäller en insats. Lägg till --intervention "insatsens namn".',
  'group-missing': 'gäller en grupp. Lägg till --group "gruppens namn".',
  'party-missing': 'gäller en part. Lägg till --party "partens namn".',
  'target-not-needed': 'gäller inte det som är angivet. Ta bort --intervention, --group eller --party.',
};

async function interventionCalled(db: ReadHandle, name: string): Promise<string> {
  const found = await findIntervention(db, name);
  if (found) return found.id;
  throw new UserError(
    'unknown-intervention',
    `Insatsen "${name}" finns inte i förbundet. Kontrollera stavningen, eller importera dess deltagare först.`,
  );
}

async function partyCalled(db: ReadHandle, name: string): Promise<string> {
  for (const [id, known] of await findPartyNames(db)) if (known === name) return id;
  throw new UserError('unknown-party', `Parten "${name}" finns inte i förbundet. Kontrollera stavningen, eller lägg till den först.`);
}

function refuseConflicts(
  email: string,
  { role, ...target }: Target & { readonly role: Role },
  held: readonly Held[],
  isEmployee: boolean,
  rules: RoleRules,
): void {
  if (held.some((one) => one.role === role && isSameTarget(one, target)))
    throw new UserError('role-held', `${email} har redan rollen ${roleInSwedish(role)}.`);
  const fault = grantFault(
    role,
    held.map((one) => one.role),
    isEmployee,
    rules,
  );
  if (fault) throw new UserError(fault.code, `${email}: ${grantFaultText(fault, role)}`);
}
