import type { Block, BlockDocument, Table } from '../documents/blockDocument.ts';
import { bullets, heading, paragraph, row, whole } from '../documents/blocks.ts';
import { DOCUMENT_FORMATS, renderDocument } from '../documents/renderDocument.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { purposeWord } from './purposeWords.ts';
import type { Reading } from './reading.ts';
import type { SubjectFormat } from './subjectAccessApi.ts';
import { TABLES_ABOUT_OTHER_THINGS } from './subjectTables.ts';
import { leftOutOf, type Extract, type HeldPaper, type ToldRow, type ToldTable, type ToldValue } from './subjectExtract.ts';
import { functionWord, valueWords } from './subjectWords.ts';

export type SubjectAnswer = {
  readonly association: string;
  /** What the request is called; names nobody. */
  readonly request: string;
  readonly receivedOn: LocalDate;
  readonly now: Date;
  readonly extract: Extract;
  readonly readings: readonly Reading[];
};

export type SubjectFile = { readonly bytes: Uint8Array; readonly contentType: string; readonly fileName: string };

/** Those whose rows are versions of one thing: what stands now comes first, and then what stood before. */
const VERSIONED: readonly string[] = ['participants.person_version', 'participants.participation_version', 'participants.contact_version'];
const OF_VERSION: readonly string[] = ['recorded_from', 'recorded_to', 'basis'];

/** The answer as a file to be read, or for a machine with the signed papers in it. Its name tells nobody's. */
export async function subjectFile(answer: SubjectAnswer, papers: readonly HeldPaper[], format: SubjectFormat): Promise<SubjectFile> {
  const { mediaType: contentType, ending } = DOCUMENT_FORMATS[format];
  const fileName = `registerutdrag-${answer.request}${ending}`;
  if (format === 'json') return { bytes: new TextEncoder().encode(subjectJson(answer, papers)), contentType, fileName };
  const written = await renderDocument(subjectDocument(answer), format);
  if (!written.ok) throw new Error(written.error.text);
  return { bytes: written.value, contentType, fileName };
}

/** The answer to who asks what is kept about them (GDPR art. 15), to be read. */
function subjectDocument({ association, request, receivedOn, now, extract, readings }: SubjectAnswer): BlockDocument {
  return {
    language: 'sv',
    title: 'Registerutdrag',
    subtitle: 'Uppgifter om dig',
    organisation: association,
    dateLines: [`Begäran ${request}, som kom in ${receivedOn}`],
    mark: 'Innehåller personuppgifter. Lämnas bara till den som uppgifterna gäller.',
    createdAt: now.toISOString(),
    numberedHeadings: false,
    blocks: [
      ...aboutPerson(extract),
      ...participationsOf(extract).flatMap((one, index) => aboutParticipation(one, index + 1, extract)),
      ...aboutRest(extract),
      ...aboutReadings(readings),
      ...aboutUse(extract),
      ...aboutWhatIsLeftOut(extract),
    ],
  };
}

const tableOf = ({ tables }: Extract, source: string): ToldTable => {
  const found = tables.find((one) => one.source === source);
  if (!found) throw new Error(`there is no table ${source}`);
  return found;
};
const participationsOf = (extract: Extract): string[] => [
  ...new Set(tableOf(extract, 'participants.participation_version').rows.map(({ row: stored }) => String(stored['participation_id']))),
];

function aboutPerson(extract: Extract): Block[] {
  return [
    heading(1, 'person', 'Personuppgifter'),
    ...versions(tableOf(extract, 'participants.person_version'), 'person-facts', extract),
    ...listed(tableOf(extract, 'participants.person'), extract),
    ...listed(tableOf(extract, 'participants.unclaimed_contact'), extract),
  ];
}

/** A table's name as the target of a link. */
const linkName = (source: string): string => source.replaceAll(/[^a-z]/gu, '-');

const PARTS_OF_PARTICIPATION: readonly string[] = ['participants.contact_version', 'participants.caseload', 'participants.consent'];

function aboutParticipation(id: string, number: number, extract: Extract): Block[] {
  const ofThis = (source: string): ToldTable => {
    const table = tableOf(extract, source);
    return { ...table, rows: table.rows.filter(({ row: stored }) => (stored['participation_id'] ?? stored['id']) === id) };
  };
  const facts = ofThis('participants.participation_version');
  const now = facts.rows.find(isCurrent) ?? facts.rows.at(-1);
  const intervention = extract.interventions.get(String(now?.row['intervention_id']))?.name ?? '';
  return [
    heading(1, `participation-${number}`, `Deltagande ${number}: ${intervention}, inskriven ${String(now?.row['enrolled'] ?? '')}`),
    ...versions(facts, `facts-${number}`, extract),
    ...listed(ofThis('participants.participation'), extract, number),
    ...PARTS_OF_PARTICIPATION.flatMap((source) => {
      const table = ofThis(source);
      if (table.rows.length === 0) return [];
      const shown = VERSIONED.includes(source) ? versions(table, `${linkName(source)}-${number}`, extract) : listed(table, extract, number);
      return [heading(2, `heading-${linkName(source)}-${number}`, table.name), ...shown];
    }),
  ];
}

const SHOWN_BESIDE: readonly string[] = ['participants.person', 'participants.participation', 'participants.unclaimed_contact'];

/** What belongs to no single participation: papers, files that were read in, an own login, requests. */
function aboutRest(extract: Extract): Block[] {
  const shown = new Set([...VERSIONED, ...PARTS_OF_PARTICIPATION, ...SHOWN_BESIDE]);
  const rest = extract.tables.filter(({ source, rows }) => !shown.has(source) && rows.length > 0);
  if (rest.length === 0) return [];
  return [
    heading(1, 'rest', 'Papper, filer, inloggning och begäran'),
    ...rest.flatMap((table) => [heading(2, `heading-${linkName(table.source)}`, table.name), ...listed(table, extract)]),
  ];
}

const isCurrent = ({ row: { recorded_to: end } }: ToldRow): boolean => end === 'infinity';
const isRead = ({ forMachines }: ToldValue): boolean => !forMachines;

/** What stands now, and below it each earlier version: until when it stood, on what basis, and what was different. */
function versions({ name, rows }: ToldTable, id: string, extract: Extract): Block[] {
  const order = rows.toSorted((a, b) => Number(b.row['version']) - Number(a.row['version']));
  const [now, ...before] = order;
  if (!now) return [];
  const facts = now.values.filter((one) => isRead(one) && valueWords(one, extract) !== '');
  const table: Table = {
    ...{ kind: 'table', id, caption: `${name}, som de står nu` },
    columns: [
      { header: 'Uppgift', kind: 'text' },
      { header: 'Innehåll', kind: 'text' },
    ],
    rows: facts.map((one) => row(one.name, valueWords(one, extract))),
    notes: ['Det som inte är ifyllt visas inte.'],
  };
  if (before.length === 0) return [table];
  const earlier: Table = {
    ...{ kind: 'table', id: `${id}-before`, caption: `${name}, som de stod tidigare` },
    columns: ['Från', 'Till', 'Grund', 'Det som var annorlunda än närmast efter'].map((header) => ({ header, kind: 'text' })),
    rows: before.map((version, index) =>
      row(...OF_VERSION.map((column) => wordsAt(version, column, extract)), different(version, order[index] ?? now, extract)),
    ),
  };
  return [table, earlier];
}

const wordsAt = ({ values }: ToldRow, column: string, extract: Extract): string => {
  const found = values.find((one) => one.column === column);
  return found ? valueWords(found, extract) : '';
};

function different(version: ToldRow, after: ToldRow, extract: Extract): string {
  const lines = version.values
    .filter((one) => isRead(one) && !OF_VERSION.includes(one.column))
    .flatMap((one) => {
      const words = valueWords(one, extract);
      return words === wordsAt(after, one.column, extract) ? [] : [`${one.name}: ${words === '' ? 'inte ifyllt' : words}`];
    });
  return lines.length === 0 ? 'Inget som visas' : lines.join('\n');
}

/** Rows beside each other as a table each, when they have much to tell, else as the rows of one. */
function listed({ source, name, rows }: ToldTable, extract: Extract, number?: number): Block[] {
  const id = `table-${linkName(source)}${number === undefined ? '' : `-${number}`}`;
  const [first] = rows;
  if (!first) return [];
  const filled = first.values.filter(isRead).filter(({ column }) => rows.some((one) => wordsAt(one, column, extract) !== ''));
  if (filled.length === 0) return [paragraph(`Antal: ${rows.length}.`)];
  if (filled.length <= MOST_BESIDE)
    return [
      {
        ...{ kind: 'table', id, caption: name },
        columns: filled.map(({ name: header }) => ({ header, kind: 'text' })),
        rows: rows.map((one) => row(...filled.map(({ column }) => wordsAt(one, column, extract)))),
      },
    ];
  return rows.map((one, index) => ({
    ...{ kind: 'table', id: `${id}-${index + 1}`, caption: `${name}, ${index + 1} av ${rows.length}` },
    columns: [
      { header: 'Uppgift', kind: 'text' },
      { header: 'Innehåll', kind: 'text' },
    ],
    rows: one.values
      .filter((value) => isRead(value) && valueWords(value, extract) !== '')
      .map((value) => row(value.name, valueWords(value, extract))),
  }));
}
const MOST_BESIDE = 4;

function aboutReadings(readings: readonly Reading[]): Block[] {
  return [
    heading(1, 'readings', 'Vem som har läst och skrivit'),
    {
      ...{ kind: 'table', id: 'readings-table', caption: 'Åtkomst till uppgifterna, den senaste först' },
      columns: [
        ...['Dag', 'Funktion', 'Insats', 'Ändamål', 'Vad'].map((header) => ({ header, kind: 'text' as const })),
        { header: 'Gånger', kind: 'number' },
      ],
      rows: readings.map(({ day, role, intervention, purpose, reason, kind, times }) =>
        row(
          ...[day, functionWord(role), intervention, reason === null ? purposeWord(purpose) : `${purposeWord(purpose)}: ${reason}`],
          ...[kind === 'read' ? 'läst' : 'skrivit', whole(times)],
        ),
      ),
      notes: ['Loggen säger vilken funktion det var, inte namnet på den som läste. Att detta utdrag gjordes står också i den.'],
    },
  ];
}

function aboutUse({ interventions }: Extract): Block[] {
  const controllers = [...interventions.values()].sort((a, b) => inSwedishOrder(a.name, b.name));
  return [
    heading(1, 'use', 'Varför uppgifterna finns och vad du kan göra'),
    paragraph(
      'Uppgifterna används för att planera, genomföra och följa upp det stöd som insatsen ger, och som antal i förbundets statistik och rapporter. De kommer från dig själv, från den som remitterade dig och från dem som arbetar i insatsen. Inga beslut om dig fattas automatiskt. Uppgifter lämnas till en part bara med ditt samtycke eller när en lag kräver det. De gallras enligt förbundets gallringsplan.',
    ),
    bullets(
      ...controllers.map(
        ({ name, controller }) => `${name}: personuppgiftsansvarig är ${controller ?? 'förbundet, eftersom ingen annan är angiven'}.`,
      ),
      'Är något fel kan du begära att det rättas. Det som stod tidigare finns kvar som historik, med grunden för rättelsen.',
      'Du kan ta tillbaka ett samtycke när du vill. Då slutar det att gälla genast.',
      'Du kan begära att uppgifter raderas eller att behandlingen begränsas. Det prövas mot arkivlagen och andra lagar.',
      'Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten.',
    ),
  ];
}

function aboutWhatIsLeftOut(extract: Extract): Block[] {
  const reasons = [...new Set(leftOutOf(extract).map(({ why }) => why))];
  const elsewhere = [...new Set(Object.values(TABLES_ABOUT_OTHER_THINGS).map(([why]) => why))];
  return [
    heading(1, 'left-out', 'Vad som inte är med, och varför'),
    bullets(...reasons),
    paragraph('Utöver detta finns i systemet sådant som inte går att söka efter en person i:'),
    bullets(...elsewhere),
  ];
}

/** The same for a machine (GDPR art. 15.3 and 20): every column that is told by its name in the database, papers as Base64. */
function subjectJson({ association, request, receivedOn, now, extract, readings }: SubjectAnswer, papers: readonly HeldPaper[]): string {
  return JSON.stringify(
    {
      ...{ format: 'samla-registerutdrag', version: 1, association, request, receivedOn, madeAt: now.toISOString() },
      tables: extract.tables
        .filter(({ rows }) => rows.length > 0)
        .map(({ source, name, rows }) => ({
          table: source,
          name,
          columns: Object.fromEntries((rows[0]?.values ?? []).map((one) => [one.column, one.name])),
          rows: rows.map(({ values }) => Object.fromEntries(values.map(({ column, value }) => [column, value]))),
        })),
      interventions: Object.fromEntries(extract.interventions),
      parties: Object.fromEntries(extract.parties),
      readings,
      papers: papers.map(({ consentId, mediaType, bytes }) => ({ consentId, mediaType, base64: Buffer.from(bytes).toString('base64') })),
      leftOut: leftOutOf(extract),
      notSearched: Object.entries(TABLES_ABOUT_OTHER_THINGS).map(([table, [why]]) => ({ table, why })),
    },
    undefined,
    2,
  );
}
