import { isAbsolute, resolve } from 'node:path';
import type { Clock } from '../clock.ts';
import { UserError } from '../userError.ts';
import { folderMail } from './folderMail.ts';
import type { SendMail } from './mail.ts';
import { smtpMail } from './smtpMail.ts';

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;
/** Who letters are from where nobody receives them. */
export const FOLDER_SENDER = 'samla@localhost';

/**
 * The carrier of `SAMLA_MAIL`: `smtp://…` or `smtps://…` with the sender in `SAMLA_MAIL_FROM`, or the path of a folder that gets
 * .eml files. Undefined when it is not set: then no letters can be sent. Throws a UserError on what can't be read.
 */
export function mailFrom(env: Readonly<Record<string, string | undefined>>, clock: Clock): SendMail | undefined {
  const place = env['SAMLA_MAIL']?.trim() ?? '';
  if (place === '') return undefined;
  const sender = env['SAMLA_MAIL_FROM']?.trim() ?? '';
  if (sender !== '' && !ADDRESS.test(sender))
    throw new UserError('mail-from', 'SAMLA_MAIL_FROM är ingen e-postadress. Skriv till exempel samla@forbundet.se.');
  if (isAbsolute(place) || /^\.{1,2}[/\\]/.test(place)) return folderMail(resolve(place), sender || FOLDER_SENDER, clock);
  // The address may hold a password, so it is not said again.
  if (!URL.canParse(place) || !/^smtps?:$/.test(new URL(place).protocol) || new URL(place).hostname === '')
    throw new UserError(
      'mail',
      'SAMLA_MAIL går inte att läsa. Skriv smtp://användare:lösenord@server:587, smtps://… eller sökvägen till en mapp (/… eller ./…).',
    );
  if (sender === '') throw new UserError('mail-from', 'SAMLA_MAIL_FROM saknas: avsändarens e-postadress, till exempel samla@forbundet.se.');
  return smtpMail(place, sender);
}
