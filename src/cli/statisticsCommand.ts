import { parseAgeBands, type Band } from '../statistics/bands.ts';
import type { ClosingVocabulary } from '../statistics/closingVocabulary.ts';
import { getFigureSettings, type FigureSettings } from '../statistics/figureSettingQueries.ts';
import { parseKnownAt } from '../statistics/knownAt.ts';
import { statisticsJson } from '../statistics/statisticsJson.ts';
import { computeStatistics } from '../statistics/statisticsReport.ts';
import { UserError } from '../platform/userError.ts';
import { textOption, type Command } from './command.ts';
import { requireJson, requirePeriod } from './requireOption.ts';

/** Prints all tables of a period as JSON. */
export const statisticsCommand: Command = {
  words: ['statistics'],
  usage:
    '--association NAMN --from D --to D [--intervention NAMN] [--age-bands 18-30,31-45] [--vocabulary NAMN] [--known-at T] --format json',
  positionals: 0,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    intervention: { type: 'string' },
    'age-bands': { type: 'string' },
    vocabulary: { type: 'string' },
    'known-at': { type: 'string' },
    format: { type: 'string' },
  },
  async run(context, args) {
    requireJson(args);
    const period = requirePeriod(args);
    const intervention = textOption(args, 'intervention')?.normalize('NFC').trim();
    const request = {
      period,
      intervention,
      ageBands: ageBands(textOption(args, 'age-bands')),
      knownAt: knownAt(textOption(args, 'known-at')),
    };
    const database = await context.association();
    const computed = await database.read(context.operator, { action: 'statistics', reason: 'operator', purpose: 'figures' }, async (tx) => {
      tx.noted({ ...period, intervention: intervention ?? null });
      const usual = await getFigureSettings(tx.db);
      const vocabulary = vocabularyOf(textOption(args, 'vocabulary'), usual);
      return computeStatistics(tx.db, { ...request, ageBands: request.ageBands ?? usual.ageBands, vocabulary });
    });
    if (!computed)
      throw new UserError(
        'unknown-intervention',
        `Insatsen "${intervention}" finns inte i ${database.entry.name}. Kontrollera stavningen.`,
      );
    context.print(JSON.stringify(statisticsJson(computed.tables), null, 2));
  },
};

function ageBands(text: string | undefined): readonly Band[] | undefined {
  if (text === undefined) return undefined;
  const bands = parseAgeBands(text);
  if (!bands.ok) throw new UserError(bands.error.code, bands.error.text);
  return bands.value;
}

function vocabularyOf(text: string | undefined, { vocabulary, vocabularies }: FigureSettings): ClosingVocabulary {
  if (text === undefined) return vocabulary;
  const found = vocabularies.find(({ name }) => name === text.normalize('NFC').trim());
  if (!found)
    throw new UserError('vocabulary', `Vokabulären "${text}" finns inte. Välj ${vocabularies.map(({ name }) => name).join(' eller ')}.`);
  return found;
}

function knownAt(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = parseKnownAt(text);
  if (!instant.ok) throw new UserError('known-at', instant.error);
  return instant.value;
}
