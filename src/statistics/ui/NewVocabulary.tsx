import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { SettingAnswer } from '../../web/ui-kit/settingAnswer.ts';
import type { SettingProps } from '../../web/ui-kit/settingProps.ts';
import { SettingForm } from '../../web/ui-kit/SettingForm.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { readVocabularyName, type WrittenVocabulary } from '../writtenVocabulary.ts';
import { vocabularyText } from './vocabularyText.ts';

type Props = {
  readonly vocabularies: readonly { readonly name: string; readonly setting: SettingAnswer<WrittenVocabulary> }[];
  readonly propsFor: (name: string) => Omit<SettingProps<WrittenVocabulary>, 'title' | 'answer' | 'reload'>;
  readonly onDone: () => void;
};

/** A vocabulary of the association's own, begun as a copy of one that is there. */
export function NewVocabulary({ vocabularies, propsFor, onDone }: Props) {
  const { t } = useTranslation('statistics');
  const [name, setName] = useState('');
  const [from, setFrom] = useState('sus');
  const read = readVocabularyName(name);
  const props = propsFor(read.ok ? read.value : name);
  const start = vocabularies.find((one) => one.name === from)?.setting.value ?? { rows: [], measurable: [] };
  const isTaken = read.ok && vocabularies.some((one) => one.name === read.value);
  const nameFault = !read.ok ? t('settings.vocabulary.faults.name') : isTaken ? t('settings.vocabulary.faults.taken') : undefined;
  return (
    <section className="setting stack" aria-label={t('settings.vocabulary.newTitle')}>
      <h3>{t('settings.vocabulary.newTitle')}</h3>
      <SelectField
        label={t('settings.vocabulary.from')}
        name="from"
        value={from}
        choices={vocabularies.map((one) => ({ value: one.name, text: vocabularyText(one.name, t) }))}
        onChange={setFrom}
      />
      <SettingForm
        key={from}
        {...props}
        isNew
        title={t('settings.vocabulary.newTitle')}
        answer={{ version: 0, value: start, versions: [] }}
        reload={async () => ({ version: 0, value: start, versions: [] })}
        faultsOf={(value) => [
          ...(nameFault === undefined ? [] : [{ name: 'name', label: t('settings.vocabulary.name'), text: nameFault }]),
          ...(props.faultsOf?.(value) ?? []),
        ]}
        fields={(value, onChange, errorOf) => (
          <>
            <TextField
              label={t('settings.vocabulary.name')}
              hint={t('settings.vocabulary.nameHint')}
              name="name"
              value={name}
              error={errorOf('name')}
              onChange={setName}
            />
            {props.fields(value, onChange, errorOf)}
          </>
        )}
        onDone={onDone}
      />
    </section>
  );
}
