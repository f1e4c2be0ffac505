import { useTranslation } from 'react-i18next';
import { pagePaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import type { Duplicates, ParticipantChoices } from '../participantSearchApi.ts';
import type { KnownPerson } from './enrolling.ts';
import { FormHeading } from './FormHeading.tsx';
import { whoText } from './whoText.ts';

type Duplicate = Duplicates['duplicates'][number];
type Props = {
  readonly slug: string;
  readonly duplicates: readonly Duplicate[];
  readonly interventions: ParticipantChoices['interventions'];
  readonly onSame: (known: KnownPerson) => void;
  readonly onOther: () => void;
};

/** Those whom somebody may be. With the same number it is the same human being; with the same name it may be another. */
export function DuplicateChoice({ slug, duplicates, interventions, onSame, onOther }: Props) {
  const { t } = useTranslation('participants');
  const hasNumber = duplicates.some(({ why }) => why === 'number');
  // Somebody who is in the only intervention there is can't be enrolled there again before they have left it.
  const isThere = ({ participation }: Duplicate): boolean =>
    participation.status === 'enrolled' && interventions.every(({ name }) => name === participation.intervention);
  return (
    <section className="duplicates stack">
      <FormHeading text={t('enrol.duplicates.title')} />
      <ul className="duplicate-list">
        {duplicates.map((duplicate) => {
          const { why, participation } = duplicate;
          const { participationId, intervention, enrolled, closed } = participation;
          const name = whoText(participation, t);
          return (
            <li key={participationId} className="duplicate">
              <div>
                <a href={pagePaths.participant(slug, participationId)}>{name}</a>
                <p className="quiet">
                  {t(`enrol.duplicates.${why}`)} · {intervention},{' '}
                  {closed === null
                    ? t('enrol.duplicates.since', { day: enrolled ?? '' })
                    : t('enrol.duplicates.between', { from: enrolled ?? '', to: closed })}
                </p>
                {isThere(duplicate) && <p>{t('enrol.duplicates.sameHere', { intervention })}</p>}
              </div>
              {!isThere(duplicate) && (
                <Button look="secondary" onClick={() => onSame({ participationId, name })}>
                  {t('enrol.duplicates.again')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {!hasNumber && (
        <Button look="secondary" onClick={onOther}>
          {t('enrol.duplicates.other')}
        </Button>
      )}
    </section>
  );
}
