import { useTranslation } from 'react-i18next';
import { FactList, type Fact } from '../../web/ui-kit/FactList.tsx';
import { HelpWord, type Word } from '../../web/ui-kit/HelpWord.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { fieldText, valueText } from './recordWords.ts';

const AT_START = ['enrolled', 'municipality', 'referrer', 'education', 'occupationAtStart', 'incomeAtStart', 'supportMonths'] as const;
const CONTACT = ['phone', 'email'] as const;
const AT_END = ['closed', 'closingReason', 'occupationAtEnd', 'incomeAtEnd'] as const;
const HELP: Readonly<Partial<Record<string, Word>>> = {
  municipality: 'municipality',
  referrer: 'referringParty',
  incomeAtStart: 'income',
  occupationAtStart: 'occupation',
  supportMonths: 'monthsInSupport',
  closingReason: 'closingReason',
};

/** What is known, part by part; what is not known is said to be missing. */
export function RecordFacts({ record }: { readonly record: ParticipantRecordAnswer }) {
  const { t } = useTranslation('participants');
  const { anonymous, form, person, status } = record;
  const isHidden = record.protected && !record.opened;
  const fact = (key: string, text: string, whenNone = t('unknown')): Fact => {
    const word = HELP[key];
    const name = fieldText(key, t);
    return {
      key,
      name: word === undefined ? name : <HelpWord word={word}>{name}</HelpWord>,
      value: text === '' ? <span className="quiet">{whenNone}</span> : text,
    };
  };
  const hasEnded = status === 'closed' || status === 'wrong-registration';
  return (
    <>
      {anonymous && <FactList facts={[fact('sex', t(`sex.${anonymous.sex}`)), fact('year', String(anonymous.year))]} />}
      {person && (
        <section className="stack" aria-labelledby="record-person">
          <h2 id="record-person">{t('record.person')}</h2>
          <FactList facts={personFacts(person, t).map(({ key, text }) => fact(key, text, isHidden ? t('record.hidden') : undefined))} />
        </section>
      )}
      {person && (
        <section className="stack" aria-labelledby="record-contact">
          <h2 id="record-contact">{t('record.contact')}</h2>
          <FactList facts={CONTACT.map((key) => fact(key, record.contact?.[key] ?? '', isHidden ? t('record.hidden') : undefined))} />
        </section>
      )}
      {form && (
        <section className="stack" aria-labelledby="record-start">
          <h2 id="record-start">{t('record.start')}</h2>
          <FactList
            facts={AT_START.map((key) =>
              fact(key, valueText(key, [form[key]].flat(), t), isHidden && key === 'municipality' ? t('record.hidden') : undefined),
            )}
          />
        </section>
      )}
      {form && hasEnded && (
        <section className="stack" aria-labelledby="record-end">
          <h2 id="record-end">{t('record.closing')}</h2>
          <FactList facts={AT_END.map((key) => fact(key, valueText(key, [form[key]].flat(), t)))} />
        </section>
      )}
    </>
  );
}

type Translate = Parameters<typeof valueText>[2];

function personFacts({ sex, identity }: NonNullable<ParticipantRecordAnswer['person']>, t: Translate) {
  const told = { key: 'sex', text: t(`sex.${sex}`) };
  if (identity === null) return [{ key: 'number', text: '' }, told];
  const { number, interim, birthYear, ageAtEnrolment } = identity;
  return [
    { key: 'number', text: number === null ? (interim ?? '') : `${number.slice(0, 8)}-${number.slice(8)}` },
    { key: 'birthYear', text: String(birthYear) },
    { key: 'age', text: t('years', { count: ageAtEnrolment }) },
    told,
  ];
}
