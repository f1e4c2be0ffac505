import { swedishDay } from '../shared/localDate.ts';
import type { invitationMail } from './invitationMail.ts';

/**
 * The letter to a participant with a link to choose a password. It says nothing of what the participant takes part in: others may read
 * what lies in a mailbox. Swedish, and a few lines of English.
 */
export const ownLoginMail: typeof invitationMail = ({ to, association, purpose, link, expiresAt }) => {
  const day = swedishDay(expiresAt);
  return {
    to: { name: to.address, address: to.address },
    on: `Samla – ${association}`,
    subject: purpose === 'invitation' ? 'Din inloggning' : 'Nytt lösenord till din inloggning',
    text: [
      'Hej!',
      '',
      purpose === 'invitation'
        ? 'Du har fått en egen inloggning. Välj ett lösenord här, så är du inne:'
        : 'Välj ett nytt lösenord till din inloggning här:',
      link,
      '',
      `Länken gäller till och med ${day} och kan användas en gång. Skicka den inte vidare.`,
      `Du loggar sedan in med adressen ${to.address}.`,
      '',
      'Väntade du dig inte det här brevet? Öppna inte länken.',
      '',
      '--',
      `In English: use the link above to choose a password for your own login. It works once, until ${day}.`,
      '',
    ].join('\n'),
  };
};
