import type { MailMessage } from '../platform/mail/mail.ts';
import type { Role } from '../platform/roles.ts';
import { roleInSwedish } from './roles.ts';

type Written = {
  readonly to: { readonly name: string; readonly address: string };
  readonly association: string;
  /** Name of who gives the role. */
  readonly by: string;
  readonly role: Role;
  readonly intervention: string;
  readonly link: string;
};

/** Tells a team leader that a role waits; Swedish, and a few lines of English. Whose role it is stands inside Samla alone. */
export function approvalMail({ to, association, by, role, intervention, link }: Written): MailMessage {
  return {
    to,
    on: `Samla – ${association}`,
    subject: `En roll i ${intervention} väntar på ditt godkännande`,
    text: [
      `Hej ${to.name}!`,
      '',
      `${by} vill ge någon rollen ${roleInSwedish(role)} i ${intervention}. Den som får rollen ser deltagare, så den gäller först när du som verksamhetsledare har sagt ja.`,
      '',
      'Logga in och se vem det gäller, och svara:',
      link,
      '',
      'Leder fler teamet räcker det att en av er svarar.',
      '',
      '--',
      `In English: a role in ${intervention} waits for your approval in Samla, the system of ${association}. Log in by the link above to answer.`,
      '',
    ].join('\n'),
  };
}
