/** A name as it is compared: small letters, single spaces. */
const plain = (text: string): string => text.trim().toLowerCase().normalize('NFC').replaceAll(/\s+/g, ' ');
/** The same without marks, for those who write without them: Åsa as asa. */
const bare = (text: string): string => plain(text).normalize('NFD').replaceAll(/\p{M}/gu, '');

/** Whether every word that is looked for begins or stands within a word of the name. Who writes ö means ö; who writes o finds both. */
export function nameMatches(name: string, wanted: string): boolean {
  const [whole, unmarked] = [plain(name), bare(name)];
  return plain(wanted)
    .split(' ')
    .every((word) => whole.includes(word) || (bare(word) === word && unmarked.includes(word)));
}

/** Whether two names are the same, whatever the order of their words, their marks and their capitals. */
export function sameName(a: string, b: string): boolean {
  const words = (name: string): string => bare(name).split(/[ -]/).sort().join(' ');
  return words(a) === words(b) && words(a) !== '';
}
