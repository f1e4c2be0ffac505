import type { Role } from '../src/platform/roles.ts';
import { DEMO_ASSOCIATIONS, type DemoAssociation } from './demoAssociations.ts';

/**
 * The demo's only password, known to everybody: the demo holds nobody's data, is loaded by itself only into the embedded database
 * of a new installation, and elsewhere only when somebody asks for it.
 */
export const DEMO_PASSWORD = 'prova-lugnt-i-demon';

type DemoUser = { readonly mailbox: string; readonly role: Role; readonly names: Readonly<Record<DemoAssociation['slug'], string>> };

const USERS: readonly DemoUser[] = [
  { mailbox: 'coordinator', role: 'coordinator', names: { norra: 'Ulrika Sandell', sodra: 'Gustav Höglund' } },
  { mailbox: 'teamleader', role: 'team_leader', names: { norra: 'Amra Kovačević', sodra: 'Sofia Nåhlin' } },
  { mailbox: 'teammember', role: 'team_member', names: { norra: 'Johan Väisänen', sodra: 'Feven Kidane' } },
  { mailbox: 'economist', role: 'economist', names: { norra: 'Göran Öhman', sodra: 'Malin Zetterqvist' } },
  { mailbox: 'admin', role: 'administrator', names: { norra: 'Tobias Åkesson', sodra: 'Therese Melin' } },
  { mailbox: 'counsellor', role: 'counsellor', names: { norra: 'Nils-Olof Frisk', sodra: 'Astrid Brodd' } },
  { mailbox: 'boardmember', role: 'board_member', names: { norra: 'Torvald Askling', sodra: 'Samira Nouri' } },
  { mailbox: 'steering', role: 'steering_group_member', names: { norra: 'Mehmet Doğan', sodra: 'Valdemar Hult' } },
  { mailbox: 'auditor', role: 'auditor', names: { norra: 'Petronella Rask', sodra: 'Casper Lodin' } },
  // Whoever takes part is called that alone: the name stands with the participation.
  { mailbox: 'participant', role: 'participant', names: { norra: 'Deltagare', sodra: 'Deltagare' } },
  { mailbox: 'dpo', role: 'data_protection_officer', names: { norra: 'Ebba Lindvall', sodra: 'Tuva Brink' } },
];

/** The team that the demo's team leader and team member belong to; the counsellor works there and, where there are several, in another too. */
const TEAM_OF: Readonly<Record<DemoAssociation['slug'], string>> = { norra: 'Silvervägen', sodra: 'Källan' };

export const SECOND_TEAM_OF: Readonly<Partial<Record<DemoAssociation['slug'], string>>> = { norra: 'Gruvstugan' };

export type DemoLogin = {
  readonly slug: DemoAssociation['slug'];
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly team: string;
};

export const demoLogins = (slug: DemoAssociation['slug']): DemoLogin[] =>
  USERS.map(({ mailbox, role, names }) => ({ slug, email: `${mailbox}@${slug}.example`, name: names[slug], role, team: TEAM_OF[slug] }));

/**
 * One line a login: address, role, e-mail and password, two spaces between.
 * @param port where the server listens, as the environment says it
 */
export const demoLoginLines = (port: string | undefined): string[] =>
  DEMO_ASSOCIATIONS.flatMap(({ slug }) =>
    demoLogins(slug).map(({ role, email }) => [`http://localhost:${port || 3000}/${slug}/`, role, email, DEMO_PASSWORD].join('  ')),
  );
