import type { Session } from '../../access/sessionApi.ts';
import { ALL_ROLES } from '../../access/roleTable.ts';
import { pagePaths, slugOf } from '../paths.ts';

export type Role = Session['roles'][number]['role'];
export type MenuPage =
  | 'participants'
  | 'figures'
  | 'interventions'
  | 'imports'
  | 'economy'
  | 'reports'
  | 'parties'
  | 'settings'
  | 'decisions'
  | 'ownReadings'
  | 'users'
  | 'approvals'
  | 'accessLog'
  | 'logChecks'
  | 'subjectAccess'
  | 'retention'
  | 'backups'
  | 'dueParticipations';

/** The pages of each role, the one it lands on first. */
const PAGES_OF: Readonly<Record<Role, readonly MenuPage[]>> = {
  coordinator: ['figures', 'interventions', 'economy', 'reports', 'imports', 'parties', 'settings', 'decisions', 'retention'],
  economist: ['economy', 'imports', 'figures', 'interventions', 'parties'],
  board_member: ['reports', 'decisions'],
  steering_group_member: ['reports', 'decisions'],
  auditor: ['economy', 'reports', 'interventions', 'imports', 'parties', 'settings', 'decisions', 'accessLog', 'retention', 'backups'],
  data_protection_officer: ['accessLog', 'logChecks', 'subjectAccess', 'retention', 'dueParticipations'],
  administrator: ['users', 'retention', 'backups'],
  team_leader: ['participants', 'figures', 'interventions', 'reports', 'imports', 'approvals', 'dueParticipations'],
  team_member: ['participants', 'figures'],
  counsellor: ['participants', 'figures'],
  group_leader: [],
  referrer: [],
  participant: ['ownReadings'],
};

/** The menu of someone with these roles, in the order that the field has of them. */
export const pagesOf = ({ roles }: Session): readonly MenuPage[] => [
  ...new Set(ALL_ROLES.filter((one) => roles.some(({ role }) => role === one)).flatMap((role) => PAGES_OF[role])),
];

/** Whether a page of the menu is the one at an address, or the nearest above it: one of them at most is. */
export function currentIn(session: Session, pathname: string, page: MenuPage): 'page' | 'true' | undefined {
  const { slug } = session.association;
  const own = pagePaths[page](slug);
  if (pathname === own) return 'page';
  const nearest = pagesOf(session)
    .map((one) => pagePaths[one](slug))
    .filter((address) => pathname === address || pathname.startsWith(`${address}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  return nearest === own ? 'true' : undefined;
}

/** Where someone lands: the choice of password while it is the one handed over, else the first role's first page. */
export function firstAddress(session: Session): string {
  const { slug } = session.association;
  const [first] = pagesOf(session);
  if (session.needsSecondFactor) return pagePaths.loginWays(slug);
  if (session.passwordIsTemporary) return pagePaths.password(slug);
  return first === undefined ? pagePaths.association(slug) : pagePaths[first](slug);
}

/** Where someone is led who asked for no page of the own association, as one does who has just logged in. */
export function placeInside(session: Session, pathname: string): string | undefined {
  const { slug } = session.association;
  const isFirst = slugOf(pathname) !== slug || pathname === pagePaths.association(slug) || pathname === `/${slug}`;
  return isFirst ? firstAddress(session) : undefined;
}

/** Whose figures someone sees: the association's with a choice, their own interventions', or the association's without detail. */
export function figuresFor(session: Session): 'all' | 'own' | 'association' {
  const roles = session.roles.map(({ role }) => role);
  if (roles.includes('coordinator')) return 'all';
  return roles.includes('economist') ? 'association' : 'own';
}

/** Whether somebody leads a team: its participants are then theirs to hand over. */
export const leadsTeam = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'team_leader');

export const isCoordinator = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'coordinator');
export const isAuditor = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'auditor');

/** All reports are the coordinator's; a team leader has the own team's part; everyone else reads what was adopted. */
export function reportsFor(session: Session): 'all' | 'part' | 'adopted' {
  if (isCoordinator(session)) return 'all';
  return leadsTeam(session) ? 'part' : 'adopted';
}

/** Economist and coordinator write the economy; the auditor reads it. */
export const mayWriteEconomy = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'economist' || role === 'coordinator');

/** What somebody's roles may bring into Samla as files. */
export const importKinds = ({ roles }: Session): readonly ('ledger' | 'budget' | 'participants')[] => [
  ...(roles.some(({ role }) => role === 'economist') ? (['ledger', 'budget'] as const) : []),
  ...(roles.some(({ role }) => role === 'team_leader') ? (['participants'] as const) : []),
];

/** The log with users in it is the data protection officer's; the auditor has codes instead. */
export const watchesLog = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'data_protection_officer');

/** Who reads and answers what was said of the pages' accessibility. */
export const seesToAccessibility = ({ roles }: Session): boolean =>
  roles.some(({ role }) => role === 'coordinator' || role === 'administrator');

/** Whether somebody enters the board's decisions of what is weeded, and carries them out. */
export const weeds = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'coordinator' || role === 'administrator');

/** Whether somebody has the server make a backup. */
export const isAdministrator = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'administrator');
