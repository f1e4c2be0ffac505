import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeIn } from '../codes.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { Duplicates, ParticipantChoices } from '../participantSearchApi.ts';
import { DuplicateChoice } from './DuplicateChoice.tsx';
import { lookedFor, WAYS, whoFaults, type Enrolling, type KnownPerson } from './enrolling.ts';
import { FormHeading } from './FormHeading.tsx';
import { BirthFields, NameFields } from './PersonFields.tsx';
import { contactOfRecord } from './recordForm.ts';
import { textOf, useFormFaults } from './useFormFaults.ts';
import { useSend } from './useSend.ts';

type Props = {
  readonly slug: string;
  readonly today: LocalDate;
  readonly enrolling: Enrolling;
  readonly interventions: ParticipantChoices['interventions'];
  readonly onWrite: (change: Partial<Enrolling>) => void;
  /** With whether somebody was looked for, and nobody found. */
  readonly onNext: (isNobodyElse: boolean) => void;
};

/** Who it is, looked for among the own participants before anything is registered. */
export function WhoStep({ slug, today, enrolling, interventions, onWrite, onNext }: Props) {
  const { t } = useTranslation('participants');
  const [isTried, setTried] = useState(false);
  const { way, person } = enrolling;
  const faults = useFormFaults()(whoFaults(enrolling, today)).map((fault) =>
    fault.name === 'number' && person.number.trim() === '' ? { ...fault, text: t('fault.noNumber') } : fault,
  );
  const errorOf = (name: string): string | undefined => textOf(faults, isTried, name);
  const [found, setFound] = useState<Duplicates['duplicates']>([]);
  const sending = useSend();
  const find = async (): Promise<void> => {
    const { duplicates } = await fetchJson<Duplicates>(apiPaths.participantDuplicates(), { method: 'POST', body: lookedFor(enrolling) });
    setFound(duplicates);
    if (duplicates.length === 0) onNext(true);
  };
  const goOnWith = async (known: KnownPerson): Promise<void> => {
    const record = await fetchJson<ParticipantRecordAnswer>(apiPaths.participant(known.participationId));
    onWrite({ known, contact: contactOfRecord(record) });
    onNext(false);
  };
  const write = (change: Partial<Enrolling>): void => {
    setFound([]);
    sending.forget();
    onWrite(change);
  };
  const writePerson = (change: Partial<Enrolling['person']>): void => write({ person: { ...person, ...change } });
  const fields = { person, errorOf, onChange: writePerson };
  return (
    <>
      <FormHeading text={t('enrol.steps.search')} isShown={false} />
      <Form
        label={t('enrol.steps.search')}
        submitText={t(way === 'anonymous' ? 'enrol.next' : 'enrol.find')}
        faults={faults}
        busy={sending.busy}
        fault={sending.fault}
        onTry={() => setTried(true)}
        onSubmit={() => {
          if (way === 'anonymous') onNext(false);
          else void sending.run(find);
        }}
      >
        <RadioField
          label={t('enrol.way')}
          name="way"
          value={way}
          choices={WAYS.map((value) => ({ value, text: t(`enrol.ways.${value}`), hint: t(`enrol.wayHints.${value}`) }))}
          onChange={(value) => {
            setTried(false);
            write({ way: codeIn(WAYS, value) ?? way, person: { ...person, number: '', birthYear: '', sex: '' } });
          }}
        />
        {way === 'number' && (
          <TextField
            label={t('field.number')}
            hint={t('enrol.numberHint')}
            name="number"
            value={person.number}
            error={errorOf('number')}
            onChange={(number) => writePerson({ number })}
          />
        )}
        {way === 'numberless' && (
          <>
            <NameFields {...fields} />
            <BirthFields {...fields} />
          </>
        )}
      </Form>
      {found.length > 0 && (
        <DuplicateChoice
          slug={slug}
          duplicates={found}
          interventions={interventions}
          onSame={(known) => void sending.run(() => goOnWith(known))}
          onOther={() => onNext(false)}
        />
      )}
    </>
  );
}
