import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDecision } from '../../shared/decision.ts';
import { Button } from './Button.tsx';
import { tidyDay } from './dayInput.ts';
import { DecisionFields } from './DecisionFields.tsx';
import type { SettingProps } from './settingProps.ts';
import { Form, type FieldFault } from './Form.tsx';
import type { SettingAnswer, WrittenDecision } from './settingAnswer.ts';
import { useVersionedSave } from './useVersionedSave.ts';
import { VersionChoice } from './VersionChoice.tsx';

type Props<V> = Omit<SettingProps<V>, 'level' | 'intro' | 'show'> & {
  /** Something that was not there before, so that it may be saved as it is. */
  readonly isNew?: boolean;
  readonly onDone: (isSaved: boolean) => void;
};

/** Changes a setting. Where somebody else was first both values are shown, and what was written stays until one is chosen. */
export function SettingForm<V>({ title, today, answer, reload, save, words, fields, faultsOf, isNew = false, onDone }: Props<V>) {
  const { t } = useTranslation('kit');
  const [value, setValue] = useState(answer.value);
  const [base, setBase] = useState(answer.version);
  const [decision, setDecision] = useState<WrittenDecision>({ day: today, paragraph: '', text: '' });
  const [isTried, setTried] = useState(false);
  const saving = useVersionedSave<SettingAnswer<V>>(reload);
  const { busy, fault, theirs } = saving;
  const isChanged = JSON.stringify(value) !== JSON.stringify(answer.value);
  const read = readDecision({ ...decision, day: tidyDay(decision.day) }, today);
  const faults: FieldFault[] = [
    ...(faultsOf?.(value) ?? []),
    ...(isChanged || isNew ? [] : [{ name: 'day', label: t('setting.value'), text: t('setting.same') }]),
    ...(read.ok
      ? []
      : [{ name: read.error.field, label: t(`setting.fields.${read.error.field}`), text: t(`setting.faults.${read.error.code}`) }]),
  ];
  const errorOf = (name: string): string | undefined =>
    isTried ? faults.find((one) => one.name === name && one.label !== t('setting.value'))?.text : undefined;
  const send = async (version: number): Promise<void> => {
    if (await saving.run(() => save({ version, value, decision: { ...decision, day: tidyDay(decision.day) } }))) onDone(true);
  };
  const [mine, held] = theirs ? [words(value), words(theirs.record.value)] : [[], []];
  return (
    <>
      {theirs && (
        <VersionChoice
          text={theirs.text}
          busy={busy}
          fields={mine.flatMap(({ name, label, text }) => {
            const other = held.find((one) => one.name === name)?.text ?? '–';
            return other === text ? [] : [{ name, label, mine: text, theirs: other }];
          })}
          onMine={() => {
            setBase(theirs.record.version);
            saving.settle();
            void send(theirs.record.version);
          }}
          onTheirs={() => onDone(false)}
        />
      )}
      <Form
        label={title}
        submitText={t('setting.save')}
        faults={faults}
        onTry={() => setTried(true)}
        onSubmit={() => send(base)}
        busy={busy}
        unsaved={isChanged || decision.paragraph !== ''}
        fault={fault}
        actions={
          <Button look="secondary" onClick={() => onDone(false)}>
            {t('confirm.cancel')}
          </Button>
        }
      >
        {fields(value, setValue, errorOf)}
        <DecisionFields decision={decision} errorOf={errorOf} onChange={setDecision} />
      </Form>
    </>
  );
}
