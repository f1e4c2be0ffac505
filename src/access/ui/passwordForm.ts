/** Fewest characters of a password; the contract and the server say the same. */
export const SHORTEST = 12;

export type PasswordForm = { readonly current: string; readonly next: string; readonly repeated: string };
export type PasswordFault = 'noCurrent' | 'tooShort' | 'same' | 'differs' | 'wrong' | 'changed';

/** What is wrong with a filled-in form, by field; empty when it can be sent. */
export function passwordFaults({ current, next, repeated }: PasswordForm): Partial<Record<keyof PasswordForm, PasswordFault>> {
  return {
    ...(current === '' ? { current: 'noCurrent' as const } : {}),
    ...([...next].length < SHORTEST ? { next: 'tooShort' as const } : next === current ? { next: 'same' as const } : {}),
    ...(repeated === next ? {} : { repeated: 'differs' as const }),
  };
}

/** Where a refusal of the server belongs. */
export const REFUSALS: Readonly<Record<string, Partial<Record<keyof PasswordForm, PasswordFault>>>> = {
  'password-wrong': { current: 'wrong' },
  'password-same': { next: 'same' },
  'password-changed': { current: 'changed' },
};
