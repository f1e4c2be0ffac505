import type { MailMessage } from '../platform/mail/mail.ts';
import { swedishDay } from '../shared/localDate.ts';
import type { InvitationPurpose } from './invitation.ts';

type Written = {
  readonly to: { readonly name: string; readonly address: string };
  readonly association: string;
  /** Name of the administrator. */
  readonly by: string;
  readonly purpose: InvitationPurpose;
  readonly link: string;
  readonly expiresAt: Date;
};

/** The letter with a link to choose a password; Swedish, and a few lines of English. */
export function invitationMail({ to, association, by, purpose, link, expiresAt }: Written): MailMessage {
  const day = swedishDay(expiresAt);
  const isNew = purpose === 'invitation';
  return {
    to,
    on: `Samla – ${association}`,
    subject: isNew ? `Inbjudan till Samla i ${association}` : `Nytt lösenord till Samla i ${association}`,
    text: [
      `Hej ${to.name}!`,
      '',
      isNew
        ? `${by} har bjudit in dig till Samla, där ${association} och teamen arbetar tillsammans.`
        : `${by} har skickat dig den här länken, så att du kan välja ett nytt lösenord i Samla (${association}).`,
      '',
      isNew ? 'Välj ett lösenord här, så är du inne:' : 'Välj ett nytt lösenord här:',
      link,
      '',
      `Länken gäller till och med ${day} och kan användas en gång. Skicka den inte vidare.`,
      `Du loggar sedan in med adressen ${to.address}.`,
      '',
      'Väntade du dig inte det här brevet? Öppna inte länken, och säg till den som skickade det.',
      '',
      '--',
      isNew
        ? `In English: you have been invited to Samla, the system of ${association}.`
        : `In English: choose a new password for Samla, the system of ${association}.`,
      `Use the link above to choose a password. It works once, until ${day}.`,
      '',
    ].join('\n'),
  };
}
