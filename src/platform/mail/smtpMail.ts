import { createTransport } from 'nodemailer';
import { err, ok } from '../../shared/result.ts';
import type { SendMail } from './mail.ts';

/** A page waits for the letter; a server that says nothing for so long is taken to be gone. */
const PATIENCE_MS = 10_000;

/** Hands each letter to a mail server (`smtp://` with STARTTLS where it has it, `smtps://` with TLS from the start). */
export function smtpMail(url: string, from: string): SendMail {
  const transport = createTransport({ url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS });
  return async ({ to, on, subject, text }) => {
    try {
      await transport.sendMail({ from: { name: on, address: from }, to, subject, text });
      return ok(undefined);
    } catch {
      // The server's own words may hold the address: they are not carried on.
      return err({
        code: 'mail-failed',
        text: 'E-postservern tog inte emot brevet. Försök igen om en stund; hjälper det inte, säg till den som sköter Samla.',
      });
    }
  };
}
