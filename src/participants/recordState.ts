import type { ConsentEvent } from './consent.ts';
import type { StoredContact } from './contact.ts';
import type { RecordedBy, StoredParticipation, StoredPerson } from './participantRecords.ts';

/** A version with who wrote it, when and on what basis. */
export type Recorded<T> = RecordedBy & { readonly value: T };

/** What the asker may know of a participation: its versions, those of its person, and the person's participations. */
export type RecordState = {
  readonly versions: readonly Recorded<StoredParticipation>[];
  readonly current: Recorded<StoredParticipation>;
  readonly personVersions: readonly Recorded<StoredPerson>[];
  readonly person: Recorded<StoredPerson> | undefined;
  readonly stays: readonly StoredParticipation[];
  readonly contactVersions: readonly Recorded<StoredContact>[];
  readonly consentEvents: readonly ConsentEvent[];
};
