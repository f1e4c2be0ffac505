import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearOf, type LocalDate } from '../../shared/localDate.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import { INTERVENTION_KINDS, readInterventionFacts, type InterventionFacts } from '../interventionFacts.ts';
import type { InterventionAnswer } from '../interventionRecordsApi.ts';
import { interventionWords } from './interventionWords.ts';
import { problemLabel } from './problemLabel.ts';
import { RowList } from './RowList.tsx';
import { factsFrom, writtenIntervention, type WrittenIntervention } from './writtenIntervention.ts';

type Props = {
  readonly label: string;
  readonly start: InterventionFacts;
  readonly version: number;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly today: LocalDate;
  readonly reload: () => Promise<InterventionAnswer>;
  readonly save: (body: { readonly version: number; readonly value: InterventionFacts }) => Promise<void>;
  /** With the name of what was saved, if anything was. */
  readonly onDone: (saved?: string) => void;
};
type TextName = 'name' | 'kind' | 'targetGroup' | 'controllerId' | 'from' | 'to' | 'contactName' | 'contactEmail' | 'contactPhone';

export function InterventionForm({ label, start, version, parties, today, reload, save, onDone }: Props) {
  const { t } = useTranslation('interventions');
  const [form, setForm] = useState<WrittenIntervention>(() => writtenIntervention(start));
  const [base, setBase] = useState(version);
  const [isTried, setTried] = useState(false);
  const saving = useVersionedSave<InterventionAnswer>(reload);
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  const read = readInterventionFacts(factsFrom(form), today);
  const faults: FieldFault[] = read.ok
    ? []
    : read.error.map(({ field, code }) => ({ name: field, label: problemLabel(field, t), text: t(`problems.${code}`) }));
  const errorOf = (name: string): string | undefined => (isTried ? faults.find((fault) => fault.name === name)?.text : undefined);
  const field = (name: TextName) => ({
    name,
    value: form[name],
    label: t(`fields.${name}`),
    error: errorOf(name),
    onChange: (value: string) => setForm((before) => ({ ...before, [name]: value })),
  });
  const list = (name: 'agreements' | 'coFinanciers' | 'planned') => ({
    name,
    errorOf,
    onChange: (rows: WrittenIntervention[typeof name]) => setForm((before) => ({ ...before, [name]: rows })),
  });
  const send = async (at: number): Promise<void> => {
    if (await saving.run(() => save({ version: at, value: factsFrom(form) }))) onDone(form.name.trim());
  };
  const partyChoices = [{ value: '', text: t('choose') }, ...parties.map(({ id, name }) => ({ value: id, text: name }))];
  const theirs = saving.theirs?.record.intervention;
  return (
    <div className="stack">
      {theirs && (
        <VersionChoice
          text={saving.theirs?.text ?? ''}
          busy={saving.busy}
          fields={interventionWords(factsFrom(form), names, t).flatMap(({ name, label: of, text }, i) => {
            const other = interventionWords(theirs, names, t)[i]?.text ?? '–';
            return other === text ? [] : [{ name, label: of, mine: text, theirs: other }];
          })}
          onMine={() => {
            setBase(theirs.version);
            saving.settle();
            void send(theirs.version);
          }}
          onTheirs={() => onDone()}
        />
      )}
      <Form
        label={label}
        submitText={t('save')}
        faults={faults}
        onTry={() => setTried(true)}
        onSubmit={() => send(base)}
        busy={saving.busy}
        unsaved={JSON.stringify(form) !== JSON.stringify(writtenIntervention(start))}
        fault={saving.fault}
        actions={
          <Button look="secondary" onClick={() => onDone()}>
            {t('cancel')}
          </Button>
        }
      >
        <TextField {...field('name')} hint={version > 0 ? t('renameHint') : undefined} />
        <div className="form-row">
          <SelectField
            {...field('kind')}
            choices={[{ value: '', text: t('choose') }, ...INTERVENTION_KINDS.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))]}
          />
          <TextField {...field('targetGroup')} />
        </div>
        <div className="form-row">
          <DateField {...field('from')} hint={t('dayHint')} />
          <DateField {...field('to')} hint={t('toHint')} />
        </div>
        <SelectField {...field('controllerId')} hint={t(parties.length === 0 ? 'noParties' : 'controllerHint')} choices={partyChoices} />
        <RowList
          {...list('agreements')}
          rows={form.agreements}
          columns={[
            { name: 'processor', kind: 'text' },
            { name: 'from', kind: 'day' },
            { name: 'to', kind: 'day' },
          ]}
          empty={{ processor: '', from: '', to: '' }}
        />
        <RowList
          {...list('coFinanciers')}
          rows={form.coFinanciers}
          columns={[
            { name: 'partyId', kind: 'choice', choices: partyChoices },
            { name: 'share', kind: 'text' },
            { name: 'ofWhat', kind: 'text' },
          ]}
          empty={{ partyId: '', share: '', ofWhat: '' }}
        />
        <RowList
          {...list('planned')}
          rows={form.planned}
          columns={[
            { name: 'year', kind: 'text' },
            { name: 'participants', kind: 'text' },
          ]}
          empty={{ year: String(yearOf(today)), participants: '' }}
        />
        <fieldset className="form-part">
          <legend>{t('fields.contact')}</legend>
          <div className="form-row">
            <TextField {...field('contactName')} />
            <TextField {...field('contactEmail')} type="email" />
            <TextField {...field('contactPhone')} />
          </div>
        </fieldset>
      </Form>
    </div>
  );
}
