import { err, ok, type Result } from '../shared/result.ts';

/** Whole numbers from–to, both included; the name is what the table prints. */
export type Band = { readonly name: string; readonly from: number; readonly to: number };

export type BandFault = { readonly code: 'malformed' | 'overlapping'; readonly text: string };

export const DEFAULT_AGE_BANDS: readonly Band[] = [
  { name: '16-29', from: 16, to: 29 },
  { name: '30-45', from: 30, to: 45 },
  { name: '46-64', from: 46, to: 64 },
];

/** Months in public support at enrolment. Source: counting rules, bands. */
export const SUPPORT_BANDS: readonly Band[] = [
  { name: 'under 1 år', from: 0, to: 11 },
  { name: '1-3 år', from: 12, to: 47 },
  { name: '4-6 år', from: 48, to: 83 },
  { name: '7-9 år', from: 84, to: 119 },
  { name: 'mer än 9 år', from: 120, to: Number.MAX_SAFE_INTEGER },
];

/** Reads bands of age as `16-29,30-45,46-64`: whole years, any order, gaps allowed (they fall in "övriga"), no overlap. */
export function parseAgeBands(text: string): Result<readonly Band[], BandFault> {
  const bands: Band[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,3})\s*-\s*(\d{1,3})\s*$/.exec(part);
    const [from, to] = [Number(match?.[1]), Number(match?.[2])];
    if (!match || from > to) {
      return err({
        code: 'malformed',
        text: `Åldersbandet "${part.trim()}" går inte att läsa. Skriv från-till i hela år, åtskilda med komma, till exempel 16-29,30-45,46-64.`,
      });
    }
    bands.push({ name: `${from}-${to}`, from, to });
  }
  const overlapping = bands.find((band, i) => bands.some((other, j) => j < i && band.from <= other.to && other.from <= band.to));
  if (overlapping)
    return err({
      code: 'overlapping',
      text: `Åldersbandet ${overlapping.name} överlappar ett annat. Låt varje ålder höra till högst ett band.`,
    });
  return ok(bands);
}

export const bandOf = (bands: readonly Band[], value: number): Band | undefined =>
  bands.find((band) => band.from <= value && value <= band.to);
