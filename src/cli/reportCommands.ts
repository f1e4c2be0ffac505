import path from 'node:path';
import { findUserNamesAsOperator } from '../access/userQueries.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { UserError } from '../platform/userError.ts';
import { keepImageFiles } from '../reports/imageFilesReport.ts';
import { interimDifferences } from '../reports/interimReport/interimDifferencesReport.ts';
import { adoptReport, exportReport, REPORT_FORMATS } from '../reports/reportFilesReport.ts';
import type { ReportFault } from '../reports/reportFault.ts';
import { findReport, insertReport } from '../reports/reportQueries.ts';
import { saveSectionText } from '../reports/sectionTextReport.ts';
import { localDate } from '../shared/localDate.ts';
import type { Result } from '../shared/result.ts';
import type { Command } from './command.ts';
import { writeFile } from './writeFile.ts';
import { requireDay, requireOption, requirePeriod } from './requireOption.ts';

function orRefuse<T>(result: Result<T, ReportFault>): T {
  if (!result.ok) throw new UserError(result.error.code, result.error.text, result.error.details);
  return result.value;
}

/** Begins an interim report; prints its id. */
export const reportCreate: Command = {
  words: ['report', 'create'],
  usage: 'interim --association NAMN --from D --to D',
  positionals: 1,
  options: { from: { type: 'string' }, to: { type: 'string' } },
  async run(context, args) {
    if (args.positionals[0] !== 'interim')
      throw new UserError('kind', `Rapportslaget "${args.positionals[0]}" finns inte. Skriv interim (delårsrapport).`);
    const period = requirePeriod(args);
    const database = await context.association();
    const id = await database.write(
      context.operator,
      { action: 'create report', reason: 'operator', purpose: 'report' },
      async ({ db, now, actor, touched, noted }) => {
        const made = await insertReport(db, period, { now, name: actor.name });
        touched([made]);
        noted({ ...period });
        return made;
      },
    );
    context.print(id);
    context.say(`Delårsrapporten ${period.from}–${period.to} är påbörjad.`);
  },
};

/** Saves a section's text from a Markdown file, with the image files that it names. */
export const reportText: Command = {
  words: ['report', 'text'],
  usage: 'ID AVSNITT FIL.md --association NAMN',
  positionals: 3,
  options: {},
  async run(context, args) {
    const [id = '', section = '', file = ''] = args.positionals;
    const written = decodeText(context.readFile(file), file);
    const markdown = orRefuse(
      await keepImageFiles(
        await context.association(),
        context.operator,
        { action: 'add report image', reason: 'operator' },
        { reportId: id, section, markdown: written },
        (name) => context.readFile(path.resolve(path.dirname(file), fileNameOf(name))),
      ),
    );
    const saved = orRefuse(
      await saveSectionText(
        await context.association(),
        context.operator,
        { action: 'save report text', reason: 'operator', purpose: 'report' },
        id,
        section,
        markdown,
      ),
    );
    context.say(`Avsnittet ${saved.section} är sparat (version ${saved.version}).`);
  },
};

/** Writes the report as a file. */
export const reportExport: Command = {
  words: ['report', 'export'],
  usage: 'ID --association NAMN --format pdf|docx|html|xlsx|json --out FIL',
  positionals: 1,
  options: { format: { type: 'string' }, out: { type: 'string' } },
  async run(context, args) {
    const wanted = requireOption(args, 'format', 'pdf');
    const format = REPORT_FORMATS.find((known) => known === wanted.toLowerCase());
    if (!format) throw new UserError('format', `Formatet "${wanted}" finns inte. Välj ${REPORT_FORMATS.join(', ')}.`);
    const out = requireOption(args, 'out', 'rapport.pdf');
    const file = orRefuse(
      await exportReport(
        await context.association(),
        context.operator,
        { action: 'export report', reason: 'operator', purpose: 'report' },
        args.positionals[0] ?? '',
        format,
      ),
    );
    writeFile(out, file.bytes);
    context.say(`${out}: ${file.bytes.byteLength} byte.`);
  },
};

/** Records the board's adoption. */
export const reportAdopt: Command = {
  words: ['report', 'adopt'],
  usage: 'ID --association NAMN --date D --decision TEXT',
  positionals: 1,
  options: { date: { type: 'string' }, decision: { type: 'string' } },
  async run(context, args) {
    const date = requireDay(args, 'date');
    const decision = requireOption(args, 'decision', '"§ 45"');
    orRefuse(
      await adoptReport(
        await context.association(),
        context.operator,
        { action: 'adopt report', reason: maskIdentityNumbers(decision), purpose: 'report' },
        args.positionals[0] ?? '',
        date,
        decision,
      ),
    );
    context.say(`Rapporten är antagen ${date}, ${decision}. Den ändras aldrig mer.`);
  },
};

/** Prints what was registered since the adoption, entry by entry. */
export const reportDifferences: Command = {
  words: ['report', 'differences'],
  usage: 'ID --association NAMN',
  positionals: 1,
  options: { format: { type: 'string' } },
  async run(context, args) {
    const database = await context.association();
    const differences = await database.read(
      context.operator,
      { action: 'report differences', reason: 'operator', purpose: 'report' },
      async ({ db, touched }) => {
        const head = await findReport(db, args.positionals[0] ?? '');
        if (!head) throw new UserError('unknown-report', 'Rapporten finns inte. Kontrollera dess id.');
        if (!head.adoptedAt)
          throw new UserError('not-adopted', 'Rapporten är inte antagen än, så det finns inget att jämföra med. Anta den först.');
        touched([head.id]);
        const found = await interimDifferences(db, head.id, { from: localDate(head.from), to: localDate(head.to) });
        const names = await findUserNamesAsOperator(
          db,
          found.map(({ recordedBy }) => recordedBy),
        );
        return found.map((one) => ({ ...one, recordedBy: names.get(one.recordedBy) ?? unnamed(one.recordedBy) }));
      },
    );
    context.print(
      JSON.stringify(
        differences.map(({ what, recordedAt, recordedBy, figures }) => ({ what, when: recordedAt.toISOString(), by: recordedBy, figures })),
        null,
        2,
      ),
    );
  },
};

// An operator is no user, and called what they called themselves; an e-mail address is printed of nobody.
const unnamed = (recordedBy: string): string => (recordedBy.includes('@') ? 'en tidigare användare' : recordedBy);

/** A name as Markdown has it, where a space may be written %20. */
function fileNameOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(
      'encoding',
      `${file} är inte sparad som UTF-8, så å, ä och ö går inte att läsa säkert. Spara den som UTF-8 och försök igen.`,
    );
  }
}
