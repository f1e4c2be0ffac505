import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, type ParticipantColumn } from '../src/participants/participantRow.ts';

/** Participant sheets as a team saves them, for tests. The identity numbers are Skatteverket's test numbers. */
export type SheetRow = Partial<Record<ParticipantColumn, string>>;

export const WOMAN_1985 = '198501012382';
export const WOMAN_1993 = '199301012382';
export const WOMAN_1972 = '197201189268';
export const MAN_1985 = '198501012390';
export const MAN_1993 = '199301012390';
export const MAN_1956 = '195601132334';
export const WOMAN_LEAP_DAY_1996 = '199602292386';
/** A samordningsnummer: born on 2 July 1976. */
export const WOMAN_COORDINATION_1976 = '197605832380';
/** A samordningsnummer that leaves the day open. */
export const WOMAN_COORDINATION_1953 = '195300812384';

/** Enrolled woman from Sala, still in. */
export const enrolledWoman: SheetRow = {
  rad_id: 'A-1',
  insats: 'Samordningsteam Sala',
  personnummer: WOMAN_1985,
  kön: 'K',
  folkbokföringskommun: 'Sala',
  remittent: 'AF',
  inskriven: '2018-02-01',
  utbildning: 'gymnasium',
  sysselsättning_vid_inskrivning: 'ingen',
  försörjning_vid_inskrivning: 'försörjningsstöd',
  månader_i_offentlig_försörjning: '24',
};

/** Man from Norberg who closed to work on 2018-06-15. */
export const closedMan: SheetRow = {
  rad_id: 'A-2',
  insats: 'Samordningsteam FNS',
  personnummer: MAN_1993,
  kön: 'M',
  folkbokföringskommun: 'Norberg',
  remittent: 'FK',
  inskriven: '2017-10-02',
  avslutad: '2018-06-15',
  avslutsorsak: 'arbete_subventionerat',
  utbildning: 'grundskola',
  sysselsättning_vid_inskrivning: 'ingen',
  sysselsättning_vid_avslut: 'arbete_subventionerat',
  försörjning_vid_inskrivning: 'aktivitetsstöd|försörjningsstöd',
  försörjning_vid_avslut: 'ingen_offentlig_försörjning',
  månader_i_offentlig_försörjning: '60',
};

/** Woman without consent to be registered. */
export const anonymousWoman: SheetRow = { rad_id: 'A-3', insats: 'Samordningsteam Sala', anonym: 'ja', kön: 'K', inskriven: '2018-04-10' };

/** Man with an interim number, born 1990. */
export const interimMan: SheetRow = {
  ...enrolledWoman,
  rad_id: 'A-4',
  personnummer: '900101-T220',
  kön: 'M',
  födelseår: '1990',
  inskriven: '2018-03-01',
};

/** The same row saying that it was registered by mistake. */
export const mistaken = (row: SheetRow): SheetRow => ({ ...row, avslutad: row.inskriven ?? '', avslutsorsak: 'felregistrering' });

/** The row without its own key. */
export const keyless = ({ rad_id: _, ...row }: SheetRow): SheetRow => row;

/** The sheet as CSV UTF-8, with the columns given in that order; else all that must be there and those that some row fills. */
export function sheet(rows: readonly SheetRow[], columns: readonly ParticipantColumn[] = columnsOf(rows)): Uint8Array {
  const quoted = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns.join(';'), ...rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(';'))];
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

const columnsOf = (rows: readonly SheetRow[]): ParticipantColumn[] => [
  ...REQUIRED_COLUMNS,
  ...OPTIONAL_COLUMNS.filter((column) => rows.some((row) => row[column])),
];
