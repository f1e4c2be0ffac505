import type { NameTold } from './nameTold.ts';
import type { AnonymousFacts, ParticipationFacts } from './participation.ts';
import type { RowPerson } from './participantRow.ts';

/** What is known of a person now. */
export type KnownPerson = RowPerson;
export type StoredPerson = { readonly id: string; readonly version: number; readonly values: KnownPerson };

/**
 * What is known of a participation now. `protectionTold`: its own row said that the person is protected. `nameTold`: which
 * parts of the person's name its own team has told.
 */
export type KnownParticipation = { readonly rowKey: string | null; readonly intervention: string } & (
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly sex: 'K' | 'M';
      readonly protected: boolean;
      readonly protectionTold: boolean;
      readonly nameTold: NameTold;
      readonly facts: ParticipationFacts;
    }
  | { readonly kind: 'anonymous'; readonly anonymous: AnonymousFacts }
);
export type StoredParticipation = { readonly id: string; readonly version: number; readonly values: KnownParticipation };

/** Who recorded it, when and on what basis. */
export type RecordedBy = { readonly recordedFrom: Date; readonly recordedBy: string; readonly basis: string };
