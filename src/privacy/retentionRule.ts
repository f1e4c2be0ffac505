import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** What the plan has a rule for, in the order of the page. */
export const RETENTION_KINDS = [
  'participation',
  'wrong_registration',
  'invitation',
  'accessibility_feedback',
  'import',
  'anonymous_participation',
  'access_log',
  'user_account',
  'report',
  'report_work',
  'voucher',
  'subject_request',
  'weeding',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** What Samla itself weeds; of the others the plan says what applies, and somebody sees to it. */
export const WEEDED_KINDS = ['participation', 'wrong_registration', 'invitation', 'accessibility_feedback', 'import'] as const;
export type WeededKind = (typeof WEEDED_KINDS)[number];
export const isWeeded = (kind: RetentionKind): kind is WeededKind => WEEDED_KINDS.some((one) => one === kind);

/**
 * The kinds of which an archive file can be made. Of the others that Samla weeds nothing is of lasting value – a used link, that a file
 * was read, a remark that was seen to – and the plan can not ask for one.
 */
export const ARCHIVED_KINDS = ['participation', 'wrong_registration'] as const;
export type ArchivedKind = (typeof ARCHIVED_KINDS)[number];
export const isArchived = (kind: RetentionKind): kind is ArchivedKind => ARCHIVED_KINDS.some((one) => one === kind);

/** From what months are counted: the kind's own event, such as the closing, or the end of that event's calendar year. */
export const COUNTED_FROM = ['event', 'year_end'] as const;
export type CountedFrom = (typeof COUNTED_FROM)[number];

/** What the plan says of a kind. Of what is kept months are 0 and nothing goes to an archive first. */
export type RetentionRule = {
  readonly handling: 'keep' | 'weed';
  readonly months: number;
  readonly countedFrom: CountedFrom;
  /** Law or reason. */
  readonly ground: string;
  /** Whether an archive file must have been made and received before anything is weeded. */
  readonly archiveFirst: boolean;
  /** First day; empty in a proposal. */
  readonly inForceFrom: string;
};

const weed = (months: number, countedFrom: CountedFrom, ground: string, archiveFirst = false): RetentionRule => ({
  ...{ handling: 'weed', months, countedFrom, ground, archiveFirst, inForceFrom: '' },
});
const keep = (ground: string): RetentionRule => ({
  ...{ handling: 'keep', months: 0, countedFrom: 'event', ground, archiveFirst: false, inForceFrom: '' },
});

/** Where a board may begin. In force is only what it decides. */
export const PROPOSED: Readonly<Record<RetentionKind, RetentionRule>> = {
  participation: weed(
    ...[60, 'year_end' as const],
    'Dataskyddsförordningen artikel 5.1 e: uppgifterna behövs inte för uppföljningen när fem år har gått. Arkivlagen 10 §.',
  ),
  wrong_registration: weed(12, 'event', 'Dataskyddsförordningen artikel 5.1 d och e: uppgiften var fel och behövs bara för rättelsen.'),
  invitation: weed(12, 'event', 'Av tillfällig betydelse: en länk som är använd, ersatt eller för gammal. Arkivlagen 10 §.'),
  accessibility_feedback: weed(24, 'event', 'Besvarad och åtgärdad. Kan röra hälsa: dataskyddsförordningen artikel 9 och 5.1 e.'),
  import: weed(
    24,
    'event',
    'Uppgifterna finns i registret. Att filen lästes in behövs bara så länge den kan tas tillbaka. Arkivlagen 10 §.',
  ),
  anonymous_participation: keep('Innehåller inga personuppgifter och behövs för statistiken. Arkivlagen 3 §.'),
  access_log: weed(120, 'year_end', 'Behövs för att visa vem som har läst vad: dataskyddsförordningen artikel 5.2 och 32.'),
  user_account: weed(
    24,
    'event',
    'Namnet behövs för att läsa loggen så länge frågor om den kan komma. Dataskyddsförordningen artikel 5.1 e.',
  ),
  report: keep('Fastställda rapporter är förbundets redovisning till sina medlemmar. Arkivlagen 3 §.'),
  report_work: weed(24, 'event', 'Utkast och kommentarer är arbetsmaterial sedan rapporten är fastställd. Arkivlagen 10 §.'),
  voucher: weed(120, 'year_end', 'Lag (2018:597) om kommunal bokföring och redovisning kräver minst sju år; tio år täcker även bidrag.'),
  subject_request: weed(24, 'event', 'Behövs för att visa att begäran är besvarad i tid: dataskyddsförordningen artikel 12.3 och 5.2.'),
  weeding: keep('Gallringsprotokoll och plan visar vad som har gallrats och varför. Arkivlagen 10 §.'),
};

const MOST_MONTHS = 1200;
const MOST_OF_GROUND = 1000;

/** A rule in its tidy form, or what is wrong with it. */
export function readRetentionRule(written: RetentionRule, kind: RetentionKind): Result<RetentionRule, string> {
  const ground = written.ground.trim();
  if (ground === '') return err('Skälet saknas. Skriv vilken lag eller vilket skäl regeln vilar på.');
  if (ground.length > MOST_OF_GROUND) return err(`Skälet är för långt. Skriv högst ${MOST_OF_GROUND} tecken.`);
  const from = parseLocalDate(written.inForceFrom.trim());
  if (from === undefined) return err('Dagen då regeln börjar gälla finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD.');
  if (written.handling === 'keep') return ok({ ...keep(ground), inForceFrom: from });
  if (!Number.isInteger(written.months) || written.months < 1 || written.months > MOST_MONTHS)
    return err(`Skriv tiden i hela månader, minst 1 och högst ${MOST_MONTHS}.`);
  if (written.archiveFirst && isWeeded(kind) && !isArchived(kind))
    return err('Av det här slaget gör Samla ingen arkivfil, eftersom det är av tillfällig betydelse. Ta bort krysset för arkiv.');
  return ok({ ...written, ground, inForceFrom: from });
}

type Versioned = { readonly version: number; readonly value: RetentionRule };

/** The version that holds on a day: the latest whose first day has come. */
export const ruleInForce = <V extends Versioned>(versions: readonly V[], day: LocalDate): V | undefined =>
  versions.filter(({ value }) => value.inForceFrom <= day).toSorted((a, b) => b.version - a.version)[0];
