/** Something that can be found: a place to go to, or a word with what it means. */
export type Hit =
  | { readonly kind: 'page' | 'intervention' | 'report'; readonly title: string; readonly href: string }
  | { readonly kind: 'word'; readonly title: string; readonly text: string };

/** Small letters without accents other than those of the Swedish alphabet, which are letters of their own. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^a-zåäö0-9]/gu, (sign) => sign.normalize('NFD').replaceAll(/\p{M}/gu, ''));

/**
 * The hits whose title holds every word that was written, those that begin with it first. Words of the field are found by their
 * explanation too, last. Nothing written finds what can be gone to.
 */
export function matching(written: string, hits: readonly Hit[]): Hit[] {
  const asked = plain(written)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (asked.length === 0) return hits.filter(({ kind }) => kind === 'page');
  const rank = (hit: Hit): number => {
    const title = plain(hit.title);
    if (asked.every((word) => title.includes(word))) return title.startsWith(asked[0] ?? '') ? 0 : 1;
    return hit.kind === 'word' && asked.every((word) => `${title} ${plain(hit.text)}`.includes(word)) ? 2 : 3;
  };
  return hits
    .map((hit) => ({ hit, place: rank(hit) }))
    .filter(({ place }) => place < 3)
    .toSorted((a, b) => a.place - b.place)
    .map(({ hit }) => hit);
}
