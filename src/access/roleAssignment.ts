import type { Role } from '../platform/roles.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { grantFault, grantFaultText } from './roleRules.ts';
import type { RoleRules } from './roleCircles.ts';
import { roleInSwedish } from './roles.ts';
import { ROLE_TABLE } from './roleTable.ts';
import { isSameTarget, LONGEST_GROUP_NAME, targetFault, type Target } from './roleTarget.ts';

export type Span = { readonly from: LocalDate; readonly to: LocalDate | null };
export type Held = Span & Target & { readonly role: Role };
export type Wanted = Held & {
  /** Why it begins on a day that has passed; only to correct what was given too late. */
  readonly reason: string | null;
  /** The decision by which the first team leader is given, or the only one gets one more role: where nobody can approve. */
  readonly decision: string | null;
};

export type Giving = {
  readonly today: LocalDate;
  /** What the user holds now or later, what waits for approval included; what was ended at once not. */
  readonly held: readonly Held[];
  /** What the association has decided about who may hold which role. */
  readonly rules: RoleRules;
  /** Whether the user is employed by the association itself. */
  readonly isEmployee: boolean;
  /** Whether the giver is coordinator too, today or later: then giving person access takes two. */
  readonly isOneOffice: boolean;
  /** Whether somebody leads the intervention, today or later, and can approve. */
  readonly hasTeamLeader: boolean;
  /** Whether it is the user, and nobody else, who leads it: nobody approves a role of their own. */
  readonly leadsAlone: boolean;
};

/** How a role is given: as it is, waiting for the team leader, or by a decision. */
export type Approval = 'none' | 'pending' | 'decision';
export type RoleFault = { readonly code: string; readonly text: string };

/** Fewest characters of a reason or the reference of a decision. */
export const SHORTEST_REASON = 3;

/** Why a role can't be given like that, or undefined when it can. DOMAIN § 1. */
export function roleFault(wanted: Wanted, giving: Giving): RoleFault | undefined {
  return (
    giverFault(wanted) ?? forFault(wanted) ?? spanFault(wanted, giving.today) ?? heldFault(wanted, giving) ?? approvalFault(wanted, giving)
  );
}

/** Whether a role waits for the team leader's approval. DOMAIN § 1: coordinator and administrator in one user give nobody person access alone. */
export function approvalOf(
  wanted: Pick<Wanted, 'role'>,
  { isOneOffice, hasTeamLeader, leadsAlone }: Pick<Giving, 'isOneOffice' | 'hasTeamLeader' | 'leadsAlone'>,
): Approval {
  if (!ROLE_TABLE[wanted.role].isApproved || !isOneOffice) return 'none';
  return leadsAlone || (wanted.role === 'team_leader' && !hasTeamLeader) ? 'decision' : 'pending';
}

/** Whom nobody of the office can give a role: who takes part is the team's to know. */
function giverFault({ role }: Wanted): RoleFault | undefined {
  if (ROLE_TABLE[role].givenBy === 'administrator') return undefined;
  return fault('not-given-here', `Rollen ${roleInSwedish(role)} ges av teamet, inte av administratören. Välj en annan roll.`);
}

function forFault(wanted: Wanted): RoleFault | undefined {
  const name = `Rollen ${roleInSwedish(wanted.role)}`;
  const code = targetFault(wanted.role, wanted);
  if (code === 'intervention-missing') return fault(code, `${name} gäller en insats. Välj vilken.`);
  if (code === 'group-missing') return fault(code, `${name} gäller en grupp i insatsen. Skriv vad gruppen heter.`);
  if (code === 'party-missing') return fault(code, `${name} gäller en part. Välj vilken.`);
  if (code === 'target-not-needed') return fault(code, `${name} gäller inte det som är valt. Ta bort insats, grupp eller part.`);
  if ((wanted.group?.length ?? 0) > LONGEST_GROUP_NAME)
    return fault('group-long', `Gruppens namn får ha högst ${LONGEST_GROUP_NAME} tecken. Korta det.`);
  return undefined;
}

function spanFault({ from, to, reason }: Wanted, today: LocalDate): RoleFault | undefined {
  if (to !== null && to < from) return fault('to-before-from', 'Sista dagen är före första dagen. Ändra någon av dem.');
  if (to !== null && to < today) return fault('to-past', 'Sista dagen har redan varit. Välj i dag eller en senare dag.');
  if (from < today && (reason?.trim().length ?? 0) < SHORTEST_REASON)
    return fault('from-past', 'Första dagen har redan varit. Välj i dag eller senare, eller skriv varför rollen ska gälla bakåt i tiden.');
  return undefined;
}

function heldFault(wanted: Wanted, { held, rules, isEmployee }: Giving): RoleFault | undefined {
  const meanwhile = held.filter((one) => overlap(one, wanted));
  if (meanwhile.some((one) => one.role === wanted.role && isSameTarget(one, wanted))) return ROLE_HELD;
  const apart = grantFault(
    wanted.role,
    meanwhile.map(({ role }) => role),
    isEmployee,
    rules,
  );
  if (!apart) return undefined;
  if (apart.code === 'employee-in-team') return EMPLOYEE_IN_TEAM;
  return fault(apart.code, `Användaren ${grantFaultText(apart, wanted.role)} Avsluta den ena rollen först, eller välj andra dagar.`);
}

function approvalFault(wanted: Wanted, giving: Giving): RoleFault | undefined {
  const approval = approvalOf(wanted, giving);
  if (approval === 'decision' && (wanted.decision?.trim().length ?? 0) < SHORTEST_REASON)
    return fault(
      'decision-missing',
      giving.leadsAlone
        ? ONLY_LEADER
        : 'Insatsen har ingen verksamhetsledare som kan godkänna. Skriv vilket beslut som ligger till grund för den första, till exempel ”Styrelsen § 45”.',
    );
  if (approval === 'pending' && !giving.hasTeamLeader)
    return fault(
      'no-team-leader',
      'Insatsen har ingen verksamhetsledare som kan godkänna. Ge först någon rollen verksamhetsledare, med hänvisning till beslutet.',
    );
  return undefined;
}

/** Why a role can't end on a day, or undefined when it can. It is only made shorter: a longer one is given anew. */
export function endFault(held: Span, to: LocalDate, today: LocalDate): RoleFault | undefined {
  if (to < today) return fault('to-past', 'Sista dagen har redan varit. Välj i dag eller en senare dag, eller avsluta rollen med en gång.');
  if (to < held.from) return fault('to-before-from', 'Rollen har inte börjat den dagen. Välj en senare dag, eller ta tillbaka rollen.');
  if (held.to !== null && to > held.to)
    return fault('to-later', `Rollen slutar redan ${held.to}. Ska den gälla längre: ge rollen igen från dagen efter.`);
  return undefined;
}

const ONLY_LEADER =
  'Den som får rollen är insatsens enda verksamhetsledare, och ingen godkänner sin egen roll. Ge först någon mer rollen verksamhetsledare, eller skriv vilket beslut som ligger till grund, till exempel ”Styrelsen § 45”.';

/** Both, also where the database says it first, in a race. */
export const ROLE_HELD: RoleFault = {
  code: 'role-held',
  text: 'Användaren har redan den rollen samma tid. Välj andra dagar, eller avsluta den som finns.',
};
/** Said where the role is given, and where somebody who holds one is told to be an employee. */
export const EMPLOYEE_IN_TEAM: RoleFault = {
  code: 'employee-in-team',
  text: 'Den som är anställd av förbundet får inte ha en roll i ett team. Avsluta rollen, eller låt förbundet besluta annat i inställningarna.',
};
export const ROLES_APART: RoleFault = {
  code: 'roles-apart',
  text: 'De två rollerna får inte finnas hos samma person: den som ser deltagare har ingen kontorsroll, och revisor och dataskyddsombud har ingen annan roll. Avsluta den ena rollen först.',
};

const fault = (code: string, text: string): RoleFault => ({ code, text });
const overlap = (one: Span, other: Span): boolean =>
  (one.to === null || one.to >= other.from) && (other.to === null || other.to >= one.from);
