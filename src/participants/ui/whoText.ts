import type { TFunction } from 'i18next';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { ParticipationStatus } from '../participationStatus.ts';

type Somebody = { readonly name: string | null; readonly protected: boolean; readonly status: ParticipationStatus };

/** What a participant is called on a page: by name, or as what they are where no name may or can be shown. */
export function whoText({ name, protected: isProtected, status }: Somebody, t: TFunction<'participants'>): string {
  if (name !== null) return name;
  if (isProtected) return t('protectedPerson');
  return t(status === 'anonymous' || status === 'anonymous-wrong' ? 'anonymousPerson' : 'nameless');
}

/** The same of somebody whose record is before one. */
export function nameOf({ person, protected: isProtected, status }: ParticipantRecordAnswer, t: TFunction<'participants'>): string {
  const { givenName = '', familyName = '' } = person?.identity ?? {};
  const name = `${givenName} ${familyName}`.trim();
  return whoText({ name: name === '' ? null : name, protected: isProtected, status }, t);
}
