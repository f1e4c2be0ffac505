const WORDS =
  'deltagare deltagarna deltagarlista deltagarlistan deltagarblad deltagarregister lista listan ark blad register underlag inskrivna avslutade ' +
  'import importera export exporterad kopia ny nya rättad rättade version utkast team teamet insats insatsen insatser grupp ' +
  'huvudbok bokföring bokslut verifikationer sie ekonomi budget prognos ' +
  'vt ht tertial kvartal år helår halvår till från och för med';
/** Some are first names too: they stay beside a year alone. */
const MONTHS =
  'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec';
const DATED = `(?:${MONTHS})[ _.-]*(?:19|20)\\d\\d|(?:19|20)\\d\\d[ _.-]*(?:${MONTHS})`;
const DATED_PART = new RegExp(`^(?:${DATED})$`, 'iu');
const PART = new RegExp(`(?<![\\p{L}\\p{N}])(?:${DATED})(?![\\p{L}\\p{N}])|[\\p{L}\\p{N}]+`, 'giu');
const LONGEST = 120;
/** An identity number's digits or more, however they are parted; a day has eight. */
const LONG_NUMBER = /\d(?:[^\p{L}\p{N}]*\d){8,}/gu;
/** A place in a list, a year or a day: nothing else of digits is kept, for the last four of a number are four digits too. */
const HARMLESS_NUMBER = /^(?:\d{1,2}|(?:19|20)\d\d|20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))$/;

/**
 * A file's name without what may name a person: known words, words of the interventions, years and days stay, all else is "…". Whoever
 * brought the file knows it again; whoever else reads the history learns nothing.
 */
export function harmlessFileName(name: string, interventions: readonly string[]): string {
  const known = new Set([...WORDS.split(' '), ...interventions.flatMap((one) => partsOf(one.toLowerCase()))]);
  const [, stem = '', type = ''] = /^(.*?)(\.[A-Za-z]{1,5})?$/s.exec(name.normalize('NFC').split(/[\\/]/).at(-1) ?? '') ?? [];
  const kept = stem
    .replaceAll(LONG_NUMBER, '…')
    .replaceAll(PART, (word) => (DATED_PART.test(word) || known.has(word.toLowerCase()) || HARMLESS_NUMBER.test(word) ? word : '…'));
  return `${kept.replaceAll(/…(?:[^\p{L}\p{N}]*…)+/gu, '…').slice(0, LONGEST)}${type.toLowerCase()}`;
}

const partsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
