import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { leaveUnsaved } from '../../web/ui-kit/unsaved.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { ParticipantChoices } from '../participantSearchApi.ts';
import { ContactFields } from './ContactFields.tsx';
import { EnrolmentFields } from './EnrolmentFields.tsx';
import { enrolmentBody, enrollingFaults, type Enrolling } from './enrolling.ts';
import { FormHeading } from './FormHeading.tsx';
import { PersonFields, SexField } from './PersonFields.tsx';
import { placedFault } from './placedFault.ts';
import { useBasisFaults } from './RecordForm.tsx';
import { textOf, useFormFaults } from './useFormFaults.ts';
import { useSend } from './useSend.ts';

type Props = {
  readonly today: LocalDate;
  readonly enrolling: Enrolling;
  readonly interventions: ParticipantChoices['interventions'];
  /** Somebody was looked for, and none of the own participants can be them. */
  readonly isNobodyElse: boolean;
  readonly onWrite: (change: Partial<Enrolling>) => void;
  readonly onBack: (() => void) | undefined;
  readonly onEnrolled: (id: string) => void;
};

/** Where, who and what is known at enrolment; for somebody anonymous only intervention, sex and starting year. */
export function EnrolForm({ today, enrolling, interventions, isNobodyElse, onWrite, onBack, onEnrolled }: Props) {
  const { t } = useTranslation('participants');
  const client = useQueryClient();
  // The participation's key is made here, so that a double click or an answer lost on its way enrols once.
  const [id] = useState(() => crypto.randomUUID());
  const [isTried, setTried] = useState(false);
  const { way, known, person, contact, form, sex, year, intervention } = enrolling;
  const isAnonymous = way === 'anonymous' && known === undefined;
  const basis = enrolling.basis ?? t(isAnonymous ? 'form.basisAnonymous' : 'form.basisEnrol');
  const nowhere = { name: 'intervention', label: t('field.intervention'), text: t('fault.intervention') };
  const faults = [
    ...(intervention === '' ? [nowhere] : []),
    ...useFormFaults()(enrollingFaults(enrolling, today)).map((fault) =>
      isAnonymous && fault.name === 'enrolled' ? { name: 'year', label: t('field.year'), text: t('fault.year') } : fault,
    ),
    ...useBasisFaults(basis),
  ];
  const errorOf = (name: string): string | undefined => textOf(faults, isTried, name);
  const sending = useSend();
  const enrol = async (): Promise<void> => {
    const body = enrolmentBody(id, enrolling, basis, today);
    const record = await fetchJson<ParticipantRecordAnswer>(apiPaths.participants(), { method: 'POST', body });
    client.setQueryData(['participant', id], record);
    for (const other of ['participants', 'participantChoices', 'statistics']) void client.invalidateQueries({ queryKey: [other] });
    // What was written is saved: nothing is lost by going on.
    leaveUnsaved();
    say(t('done.enrol'));
    onEnrolled(id);
  };
  return (
    <>
      <FormHeading text={t('enrol.steps.form')} isShown={false} />
      {known && (
        <Notice>
          <p>{t('enrol.samePerson', { name: known.name })}</p>
        </Notice>
      )}
      {isNobodyElse && <p className="quiet">{t('enrol.noDuplicate')}</p>}
      <Form
        label={t('enrol.title')}
        submitText={t('enrol.submit')}
        faults={faults}
        busy={sending.busy}
        fault={sending.fault === undefined ? undefined : placedFault(sending.fault, t)}
        onTry={() => setTried(true)}
        onSubmit={() => sending.run(enrol)}
        actions={
          onBack && (
            <Button look="secondary" onClick={onBack}>
              {t('enrol.back')}
            </Button>
          )
        }
      >
        {interventions.length > 1 && (
          <SelectField
            label={t('field.intervention')}
            name="intervention"
            value={intervention}
            error={errorOf('intervention')}
            choices={[
              { value: '', text: t('enrol.chooseIntervention') },
              ...interventions.map(({ id: value, name }) => ({ value, text: name })),
            ]}
            onChange={(value) => onWrite({ intervention: value })}
          />
        )}
        {isAnonymous ? (
          <div className="form-row">
            <SexField value={sex} error={errorOf('sex')} onChange={(value) => onWrite({ sex: value })} />
            <TextField
              label={t('field.year')}
              name="year"
              value={year}
              error={errorOf('year')}
              onChange={(value) => onWrite({ year: value })}
            />
          </div>
        ) : (
          <>
            {!known && (
              <>
                <PersonFields
                  person={person}
                  today={today}
                  errorOf={errorOf}
                  onChange={(change) => onWrite({ person: { ...person, ...change } })}
                />
                <CheckField
                  label={t('field.protected')}
                  hint={t('form.protectedHint')}
                  name="protected"
                  checked={enrolling.protected}
                  onChange={(isProtected) => onWrite({ protected: isProtected })}
                />
              </>
            )}
            <ContactFields contact={contact} errorOf={errorOf} onChange={(change) => onWrite({ contact: { ...contact, ...change } })} />
            <EnrolmentFields form={form} errorOf={errorOf} onChange={(change) => onWrite({ form: { ...form, ...change } })} />
          </>
        )}
        <TextField
          label={t('field.basis')}
          hint={t('form.basisHint')}
          name="basis"
          value={basis}
          error={errorOf('basis')}
          onChange={(value) => onWrite({ basis: value })}
        />
      </Form>
    </>
  );
}
