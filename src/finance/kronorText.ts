import { numberText } from '../shared/numberText.ts';

/** Öre as kronor, without decimals when whole: −408 000 and −404 481,41. What it writes `parseKronor` reads in Swedish. */
export const kronorText = (ore: number, language: 'sv' | 'en' = 'sv'): string => numberText(ore / 100, language, ore % 100 === 0 ? 0 : 2);
