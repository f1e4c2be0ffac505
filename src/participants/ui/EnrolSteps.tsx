import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { Steps } from '../../web/ui-kit/Steps.tsx';
import { useUnsaved } from '../../web/ui-kit/unsaved.ts';
import { NO_CONTACT, type Contact } from '../contact.ts';
import type { ParticipantChoices } from '../participantSearchApi.ts';
import { EnrolForm } from './EnrolForm.tsx';
import { newEnrolling, type Enrolling, type KnownPerson } from './enrolling.ts';
import { WhoStep } from './WhoStep.tsx';

type Props = {
  readonly slug: string;
  readonly today: LocalDate;
  readonly interventions: ParticipantChoices['interventions'];
  readonly known: KnownPerson | undefined;
  /** How the known person is reached, as the asker has it. */
  readonly contact: Contact;
  readonly onEnrolled: (id: string) => void;
};

/** First who it is, then what is known. What is written in one step is there in the other. */
export function EnrolSteps({ slug, today, interventions, known, contact, onEnrolled }: Props) {
  const { t } = useTranslation('participants');
  const [start] = useState(() =>
    newEnrolling(
      today,
      interventions.map(({ id }) => id),
      known,
      contact,
    ),
  );
  const [enrolling, setEnrolling] = useState(start);
  const [isSearching, setSearching] = useState(known === undefined);
  const [isLookedFor, setLookedFor] = useState(false);
  useUnsaved(JSON.stringify(enrolling) !== JSON.stringify(start));
  const write = (change: Partial<Enrolling>): void => setEnrolling((before) => ({ ...before, ...change }));
  return (
    <div className="stack">
      {known === undefined && (
        <Steps label={t('enrol.steps.label')} steps={[t('enrol.steps.search'), t('enrol.steps.form')]} current={isSearching ? 0 : 1} />
      )}
      {isSearching ? (
        <WhoStep
          slug={slug}
          today={today}
          enrolling={enrolling}
          interventions={interventions}
          onWrite={write}
          onNext={(wasLookedFor) => {
            setLookedFor(wasLookedFor);
            setSearching(false);
          }}
        />
      ) : (
        <EnrolForm
          today={today}
          enrolling={enrolling}
          interventions={interventions}
          isNobodyElse={isLookedFor}
          onWrite={write}
          onBack={
            known === undefined
              ? () => {
                  // How somebody else is reached is not taken along to the next one.
                  if (enrolling.known) write({ known: undefined, contact: NO_CONTACT });
                  setSearching(true);
                }
              : undefined
          }
          onEnrolled={onEnrolled}
        />
      )}
    </div>
  );
}
