import type { TFunction } from 'i18next';
import type { Session } from '../sessionApi.ts';

export type Role = Session['roles'][number]['role'];

/** What a role is for, by name; nothing for the whole association. */
export type TargetNames = { readonly intervention?: string | null; readonly party?: string | null; readonly group?: string | null };

/** A role in words, with what it is for. */
export function roleText(role: Role, { intervention, party, group }: TargetNames, t: TFunction<'access'>): string {
  const word = t(`role.${role}`);
  const of = [group, intervention, party].filter((name) => name !== null && name !== undefined);
  return of.length === 0 ? word : t('roleIn', { role: word, of: of.join(', ') });
}
