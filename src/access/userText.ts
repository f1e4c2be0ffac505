import { HttpFault } from '../platform/http/httpFault.ts';
import { plainEmail } from './loginLimit.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The e-mail address of a user as it is kept. Throws an HttpFault on what is none. */
export function readEmail(text: string): string {
  const email = plainEmail(text);
  if (!EMAIL.test(email) || /\p{C}/u.test(email))
    throw new HttpFault(422, 'email', 'Det är inte en e-postadress. Skriv till exempel anna@forbundet.se.');
  return email;
}

/** A user's name as it is kept. Throws an HttpFault on an empty one or one that holds more than one line. */
export function readName(text: string): string {
  const name = text.normalize('NFC').trim();
  if (name === '' || /\p{C}/u.test(name))
    throw new HttpFault(422, 'name', 'Namnet saknas eller går inte att läsa. Skriv för- och efternamn.');
  return name;
}
