import { writeFileSync } from 'node:fs';
import { UserError } from '../platform/userError.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'Mappen finns inte. Skapa den först, eller välj en annan',
  ENOTDIR: 'En del av sökvägen är en fil och ingen mapp. Rätta sökvägen',
  EISDIR: 'Det är en mapp. Lägg till ett filnamn',
  EACCES: 'Du får inte skriva där. Välj en mapp som är din',
  EPERM: 'Du får inte skriva där. Välj en mapp som är din',
  EROFS: 'Disken får bara läsas. Välj en annan mapp',
  ENOSPC: 'Disken är full. Gör plats, eller välj en annan disk',
  ENAMETOOLONG: 'Namnet är för långt. Välj ett kortare',
};

/** Writes a file that the operator named. Throws a UserError that says what is wrong with its place. */
export function writeFile(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UserError('out', `Filen ${path} går inte att skriva. ${REASONS[code] ?? 'Välj en annan mapp'}, och kör kommandot igen.`);
  }
}
