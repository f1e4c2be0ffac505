import { writeFileSync } from 'node:fs';

/** Kept for `npm run prove`, which reads it. */
export function keepFigures(figures: object): void {
  const file = process.env['SAMLA_PROVE_FIGURES'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
}
