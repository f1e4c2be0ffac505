import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from '../src/participants/participantRow.ts';

const FIRST_DAY = Date.UTC(2016, 0, 1);
const DAY_MS = 86_400_000;
/** Ten years of enrolments. */
const DAYS = 3_650;
const STAY_DAYS = 400;
const REASONS = ['studier', 'arbete_osubventionerat', 'försämrad_hälsa', 'avhopp'];
const REFERRERS = ['AF', 'FK', 'SOC', 'AME', 'REGION'];

const day = (number: number): string => new Date(FIRST_DAY + number * DAY_MS).toISOString().slice(0, 10);

/** A team's sheet with so many invented people, without identity numbers, spread over the teams and over ten years. */
export function inventedSheet(teams: readonly string[], rows: number): string {
  const columns = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  const line = (index: number): string => {
    const enrolled = (index * 7) % DAYS;
    const closed = enrolled + STAY_DAYS;
    const row: Record<string, string> = {
      rad_id: `B-${index}`,
      insats: teams[index % teams.length] ?? '',
      kön: index % 3 === 0 ? 'M' : 'K',
      födelseår: String(1965 + (index % 40)),
      folkbokföringskommun: `Kommun ${index % 12}`,
      remittent: REFERRERS[index % REFERRERS.length] ?? '',
      inskriven: day(enrolled),
      ...(closed < DAYS ? { avslutad: day(closed), avslutsorsak: REASONS[index % REASONS.length] ?? '' } : {}),
      förnamn: `Förnamn${index % 97}`,
      efternamn: `Efternamn${index % 389}`,
    };
    return columns.map((column) => row[column] ?? '').join(';');
  };
  return [columns.join(';'), ...Array.from({ length: rows }, (_, index) => line(index))].join('\n');
}
