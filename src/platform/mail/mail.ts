import type { Result } from '../../shared/result.ts';

export type MailMessage = {
  readonly to: { readonly name: string; readonly address: string };
  /** On whose behalf Samla writes, beside its own name. */
  readonly on: string;
  readonly subject: string;
  /** Plain text; lines end with a line feed. */
  readonly text: string;
};

/** Why a letter could not be sent: plain Swedish without address or name. */
export type MailFault = { readonly code: 'mail-failed'; readonly text: string };

/** Sends one letter, by whatever carrier; undefined where an installation has none. Never within a transaction: a letter can't be rolled back. */
export type SendMail = (message: MailMessage) => Promise<Result<undefined, MailFault>>;
