import { withSigns } from '../finance/economy.ts';
import { ECONOMY_FIGURES, economyParts, type EconomyFigure, type EconomyPart } from '../finance/economyParts.ts';
import { numberText } from '../shared/numberText.ts';
import type { InterimContent } from './interimReport/interimContent.ts';

/** What a report says of the economy, as far as a text may name it. */
export type NamedEconomy = Pick<InterimContent['economy'], 'economy' | 'lineIds' | 'signs'>;

/** Tables of the economy that a text may hold, by the name of the block that the report prints. */
export const LIVE_ECONOMY_TABLES = {
  economy: 'tabell-ekonomi',
  'economy-forecasts': 'tabell-prognoser',
  'economy-areas': 'tabell-omraden',
  'economy-unmapped': 'tabell-utan-budgetpost',
  'economy-equity': 'tabell-eget-kapital',
} as const;
export type LiveEconomyTable = keyof typeof LIVE_ECONOMY_TABLES;

const HREF = /^samla:economy\/(?:total|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|group(?:-[a-j]+)+)\/([a-z-]+)$/;
const IN_TEXT = /samla:economy\/[a-z0-9/-]+/g;
/** In place of a figure whose line or group is no longer in the budget. */
const GONE = '–';

export const isEconomyHref = (href: string): boolean => ECONOMY_FIGURES.some((figure) => figure === HREF.exec(href)?.[1]);
export const liveEconomyTableOf = (href: string): LiveEconomyTable | undefined =>
  Object.keys(LIVE_ECONOMY_TABLES).find((key): key is LiveEconomyTable => `samla:table/${key}` === href);

/** A group has no key of its own: its name, letter by letter, and without a digit, so that nothing in it reads as a number. */
const groupKey = (name: string): string =>
  [
    'group',
    ...[...name].map((letter) => String(letter.codePointAt(0)).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')),
  ].join('-');
const hrefOf = ({ of, lineId, name }: EconomyPart, figure: EconomyFigure): string =>
  `samla:economy/${of === 'total' ? 'total' : (lineId ?? groupKey(name))}/${figure}`;

export type LivePart = Omit<EconomyPart, 'figures'> & {
  readonly figures: readonly { readonly figure: EconomyFigure; readonly href: string; readonly tkr: number; readonly value: string }[];
};

/** Every figure of the economy that a text may name, signed as the report's table, with what it says: "−1 714,5 tkr". */
export const liveEconomy = ({ economy, lineIds, signs }: NamedEconomy): LivePart[] =>
  economyParts(withSigns(economy, signs), lineIds).map((part) => ({
    ...{ of: part.of, lineId: part.lineId, name: part.name },
    figures: ECONOMY_FIGURES.flatMap((figure) => {
      const tkr = part.figures[figure];
      return tkr === undefined ? [] : [{ figure, href: hrefOf(part, figure), tkr, value: `${numberText(tkr, 'sv', 1)}\u00a0tkr` }];
    }),
  }));

/** What an address of the economy says; undefined where it is none. */
export function liveEconomyValue(href: string, parts: readonly LivePart[]): string | undefined {
  if (!isEconomyHref(href)) return undefined;
  return parts.flatMap(({ figures }) => figures).find((one) => one.href === href)?.value ?? GONE;
}

/** Whether a text names something of the economy that is not in the budget, or has no such figure. */
export function namesWhatIsGone(markdown: string, economy: NamedEconomy): boolean {
  const known = new Set(liveEconomy(economy).flatMap(({ figures }) => figures.map(({ href }) => href)));
  return [...markdown.matchAll(IN_TEXT)].some(([href]) => isEconomyHref(href) && !known.has(href));
}

/** A text without the addresses of the economy, whose keys hold digits. */
export const withoutEconomyKeys = (markdown: string): string => markdown.replaceAll(IN_TEXT, (href) => (isEconomyHref(href) ? '' : href));
