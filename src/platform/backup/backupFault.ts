import { UserError } from '../userError.ts';

/** What can be wrong with a backup file, in words that say what to do. Nothing has been stored when one of these is told. */
export const notABackup = (reason: 'other' | 'newer' = 'other'): UserError =>
  reason === 'newer'
    ? new UserError(
        'backup-newer',
        'Säkerhetskopian har ett format som den här versionen av Samla inte känner. Läs tillbaka den med den version som gjorde den, eller en nyare.',
      )
    : new UserError('backup-foreign', 'Filen är ingen säkerhetskopia från Samla. Kontrollera att det är rätt fil.');

export const otherKey = (): UserError =>
  new UserError(
    'backup-key',
    'Huvudnyckeln är inte den som säkerhetskopian gjordes med. Sätt rätt SAMLA_KEY, eller lägg rätt nyckelfil i datamappen. Utan den går kopian inte att läsa.',
  );

export const damagedBackup = (): UserError =>
  new UserError(
    'backup-damaged',
    'Säkerhetskopian är skadad, avkortad eller ändrad sedan den gjordes, så ingenting är återläst. Hämta filen på nytt, eller ta en annan kopia.',
  );

/** A fault of the file system, told so that it can be mended; anything else as it is. */
export function fileFault(error: unknown, path: string, verb: 'read' | 'write'): unknown {
  const code = error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : undefined;
  if (code === undefined || error instanceof UserError) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new UserError(
      'backup-disk',
      `Disken är full, så säkerhetskopian ${path} blev inte klar. Det som hann skrivas är borttaget. Gör plats och försök igen.`,
    );
  if (code === 'ENOENT')
    return new UserError(
      'backup-file',
      verb === 'read'
        ? `Filen ${path} finns inte. Kontrollera sökvägen.`
        : `Mappen för ${path} finns inte. Skapa den, eller välj en annan.`,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new UserError(
      'backup-file',
      `${path} får inte ${verb === 'read' ? 'läsas' : 'skrivas'}. Kör som en användare som får det, eller välj en annan plats.`,
    );
  if (code === 'EISDIR' || code === 'ENOTDIR') return new UserError('backup-file', `${path} är ingen fil. Ange en fil, inte en mapp.`);
  return new UserError(
    'backup-file',
    `${path} går inte att ${verb === 'read' ? 'läsa' : 'skriva'} (${code}). Kontrollera disken och försök igen.`,
  );
}
