import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { err, ok } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { SendMail } from './mail.ts';

/**
 * Puts each letter as an .eml file (RFC 5322) in a folder, for trying Samla, for tests, and for a carrier that picks up files.
 * Names hold time and chance, nothing of whom the letter is for. A letter appears whole or not at all.
 */
export function folderMail(folder: string, from: string, clock: Clock): SendMail {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async ({ to, on, subject, text }) => {
    try {
      const date = clock.now();
      const { message } = await composer.sendMail({ from: { name: on, address: from }, to, subject, text, date });
      if (!Buffer.isBuffer(message)) throw new Error('the composer gave no bytes');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${date.toISOString().replaceAll(/[:.]/g, '')}-${randomBytes(4).toString('hex')}`;
      await writeFile(join(folder, `${name}.part`), message, { mode: 0o600 });
      await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
      return ok(undefined);
    } catch {
      return err({ code: 'mail-failed', text: 'Brevet kunde inte läggas i mappen för e-post. Säg till den som sköter Samla.' });
    }
  };
}
