import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { HelpWord, type Word } from '../../web/ui-kit/HelpWord.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { ParticipationStatus } from '../participationStatus.ts';

const WORD_OF: Readonly<Partial<Record<ParticipationStatus, Word>>> = {
  'wrong-registration': 'wrongRegistration',
  anonymous: 'anonymousParticipation',
  'anonymous-wrong': 'wrongRegistration',
};

/** Where the participation is and how it stands, at a glance. */
export function RecordLead({ record: { intervention, status, protected: isProtected } }: { readonly record: ParticipantRecordAnswer }) {
  const { t } = useTranslation('participants');
  const word = WORD_OF[status];
  const badge = <Badge kind={status === 'enrolled' ? 'done' : 'plain'}>{t(`status.${status}`)}</Badge>;
  return (
    <div className="record-lead">
      <span>{intervention}</span>
      {word === undefined ? badge : <HelpWord word={word}>{badge}</HelpWord>}
      {isProtected && (
        <HelpWord word="protectedData">
          <Badge>{t('field.protected')}</Badge>
        </HelpWord>
      )}
    </div>
  );
}
