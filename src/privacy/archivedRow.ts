import type { HeldRow } from './columnDecision.ts';
import { STAFF, TABLES_ABOUT_PARTICIPANTS } from './subjectColumns.ts';
import { toldValues, type Decipher, type Held, type ToldValue } from './subjectExtract.ts';

/** What of a participation goes to the archive, table by table, in the order of the file. */
export const ARCHIVED_TABLES = [
  'participants.participation',
  'participants.participation_version',
  'participants.person',
  'participants.person_version',
  'participants.contact_version',
  'participants.caseload',
  'participants.consent',
  'participants.consent_paper',
] as const;
export type ArchivedTable = (typeof ARCHIVED_TABLES)[number];
export const isArchivedTable = (source: string): source is ArchivedTable => ARCHIVED_TABLES.some((one) => one === source);

const OWN_LOGIN = 'Deltagarens egen inloggning är ett hjälpmedel och ingen handling i ärendet.';
const OWN_RULE = 'Har en egen regel i gallringsplanen.';
/** What is kept about participants and does not go, and why. */
export const NOT_ARCHIVED: Readonly<Record<string, string>> = {
  'participants.unclaimed_contact': 'Kontaktuppgifter som inte hör till något deltagande.',
  'privacy.weeding_hold': 'Gäller gallringen, inte ärendet.',
  'privacy.archived_record': 'Gäller överlämnandet till arkiv, inte ärendet.',
  'privacy.archive_file': 'Gäller överlämnandet till arkiv, inte ärendet.',
  'privacy.subject_request': OWN_RULE,
  'imports.written': OWN_RULE,
  'imports.import': OWN_RULE,
  'access.user_account': OWN_LOGIN,
  'access.role_assignment': OWN_LOGIN,
  'access.session': OWN_LOGIN,
  'access.e_identity': OWN_LOGIN,
  'access.one_time_code': OWN_LOGIN,
  'access.recovery_code': OWN_LOGIN,
  'access.passkey': OWN_LOGIN,
  'access.invitation': OWN_LOGIN,
  'access.login_step': OWN_LOGIN,
  'statistics.saved_view': OWN_LOGIN,
};

/** Who of those employed did what: not the participant's own data, but part of the record that an archive keeps. */
export const STAFF_NAMES: Readonly<Record<string, string>> = {
  recorded_by: 'Registrerat av',
  ended_by: 'Slutet registrerat av',
  withdrawn_by: 'Återkallelsen registrerad av',
  added_by: 'Tillagt av',
  user_id: 'Ansvarig',
};

export type ArchivedRow = { readonly source: ArchivedTable; readonly values: readonly ToldValue[]; readonly row: HeldRow };

/** A row as it goes to the archive, every column by the decision that stands in `subjectColumns.ts`, and by whom it was recorded. */
export function archivedRow({ source, content }: Held, cipher: Decipher, staff: ReadonlyMap<string, string>): ArchivedRow {
  if (!isArchivedTable(source)) throw new Error(`the table ${source} does not go to the archive`);
  return {
    source,
    row: content,
    values: [
      ...toldValues(source, content, columnsOf(source), cipher),
      ...staffColumns(source)
        .filter(({ column }) => column in content)
        .map(({ column, name }) => {
          const value = content[column] ?? null;
          return { column, name, value: column === 'user_id' ? (staff.get(String(value)) ?? value) : value, forMachines: false };
        }),
    ],
  };
}

const columnsOf = (source: ArchivedTable) => TABLES_ABOUT_PARTICIPANTS[source]?.columns ?? {};

/** The columns of a table that say who of those employed did something. */
export function staffColumns(source: ArchivedTable): { readonly column: string; readonly name: string }[] {
  return Object.entries(columnsOf(source))
    .filter(([, decision]) => decision === STAFF)
    .map(([column]) => {
      const name = STAFF_NAMES[column];
      if (name === undefined) throw new Error(`${source}.${column} has no name in the archive`);
      return { column, name };
    });
}
