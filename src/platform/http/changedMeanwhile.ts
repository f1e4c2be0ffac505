import { swedishDay } from '../../shared/localDate.ts';
import { HttpFault } from './httpFault.ts';

const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

/** Somebody else was first: who, when, and what may be done now. `what` in definite form, "Inställningen". */
export const changedMeanwhile = (what: string, by: { readonly recordedAt: Date; readonly recordedBy: string }): HttpFault =>
  new HttpFault(
    409,
    'changed-meanwhile',
    `${what} ändrades av ${by.recordedBy} ${swedishDay(by.recordedAt)} kl. ${TIME.format(by.recordedAt)}, medan du skrev. ` +
      'Det du har skrivit står kvar. Jämför, och spara igen om ditt ska gälla.',
  );
