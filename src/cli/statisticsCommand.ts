import { DEFAULT_AGE_BANDS, parseAgeBands, type Band } from '../statistics/bands.ts';
import { VOCABULARIES, VOCABULARY_NAMES, type ClosingVocabulary } from '../statistics/closingVocabulary.ts';
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
    '--association NAMN --from D --to D [--intervention NAMN] [--age-bands 18-30,31-45] [--vocabulary sus|team] [--known-at T] --format json',
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
      vocabulary: vocabulary(textOption(args, 'vocabulary')),
      knownAt: knownAt(textOption(args, 'known-at')),
    };
    const database = await context.association();
    const computed = await database.read(context.operator, { action: 'statistics', reason: 'operator' }, async (tx) => {
      tx.noted({ ...period, intervention: intervention ?? null });
      return computeStatistics(tx.db, request);
    });
    if (!computed)
      throw new UserError(
        'unknown-intervention',
        `Insatsen "${intervention}" finns inte i ${database.entry.name}. Kontrollera stavningen.`,
      );
    context.print(JSON.stringify(statisticsJson(computed.tables), null, 2));
  },
};

function ageBands(text: string | undefined): readonly Band[] {
  if (text === undefined) return DEFAULT_AGE_BANDS;
  const bands = parseAgeBands(text);
  if (!bands.ok) throw new UserError(bands.error.code, bands.error.text);
  return bands.value;
}

function vocabulary(text: string | undefined): ClosingVocabulary {
  const name = VOCABULARY_NAMES.find((known) => known === (text ?? 'sus'));
  if (!name) throw new UserError('vocabulary', `Vokabulären "${text}" finns inte. Välj ${VOCABULARY_NAMES.join(' eller ')}.`);
  return VOCABULARIES[name];
}

function knownAt(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = parseKnownAt(text);
  if (!instant.ok) throw new UserError('known-at', instant.error);
  return instant.value;
}
