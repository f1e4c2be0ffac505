import type { TFunction } from 'i18next';
import type { Session } from '../sessionApi.ts';

export type Role = Session['roles'][number]['role'];

/** A role in words, with the intervention it is for. */
export function roleText(role: Role, intervention: string | null, t: TFunction<'access'>): string {
  const word = t(`role.${role}`);
  return intervention === null ? word : t('roleIn', { role: word, intervention });
}
