/** A share in hundredths of a percent, 0–10 000: 50 % is 5000. Whole, so that shares sum without rounding. */
export const WHOLE_SHARE = 10_000;

/** Reads a share as people write it: `50`, `12,5`, `33.33 %`; undefined for anything that is no share above nothing, up to all. */
export function readShare(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return undefined;
  const share = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return share >= 1 && share <= WHOLE_SHARE ? share : undefined;
}

/** As people write it, without the sign: `50`, `12,5`. */
export const shareText = (share: number): string => String(share / 100).replace('.', ',');
