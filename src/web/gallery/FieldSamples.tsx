import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../ui-kit/CheckField.tsx';
import { DateField } from '../ui-kit/DateField.tsx';
import { FileField } from '../ui-kit/FileField.tsx';
import { RadioField } from '../ui-kit/RadioField.tsx';
import { SearchField } from '../ui-kit/SearchField.tsx';
import { SelectField } from '../ui-kit/SelectField.tsx';
import { TextAreaField } from '../ui-kit/TextAreaField.tsx';
import { TextField } from '../ui-kit/TextField.tsx';

/** Each field empty or filled, with a hint, and with a fault. */
export function FieldSamples() {
  const { t } = useTranslation('gallery');
  const [values, setValues] = useState({ text: '', day: '2026-02-29', lines: '', choice: 'a', radio: 'a', search: '' });
  const [isChecked, setChecked] = useState(true);
  const [file, setFile] = useState<File>();
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
  });
  const choices = [
    { value: 'a', text: t('field.first') },
    { value: 'b', text: t('field.long') },
  ];
  return (
    <div className="form stack">
      <div className="form-row">
        <TextField label={t('field.text')} hint={t('field.hint')} {...field('text')} />
        <TextField label={t('field.faulty')} error={t('field.fault')} {...field('text')} />
      </div>
      <div className="form-row">
        <DateField label={t('field.day')} error={t('field.dayFault')} {...field('day')} />
        <SelectField label={t('field.select')} choices={choices} {...field('choice')} />
      </div>
      <TextAreaField label={t('field.lines')} hint={t('field.hint')} {...field('lines')} />
      <RadioField label={t('field.radio')} choices={choices.map((choice) => ({ ...choice, hint: t('field.hint') }))} {...field('radio')} />
      <CheckField label={t('field.check')} hint={t('field.hint')} name="check" checked={isChecked} onChange={setChecked} />
      <CheckField label={t('field.faulty')} error={t('field.fault')} name="faulty-check" checked={false} onChange={setChecked} />
      <SearchField
        label={t('field.search')}
        name="search"
        value={values.search}
        onSearch={(search) => setValues((before) => ({ ...before, search }))}
      />
      <FileField label={t('field.file')} hint={t('field.hint')} name="file" accept=".csv" file={file} onFile={setFile} />
      <FileField label={t('field.faulty')} error={t('field.fault')} name="faulty-file" accept=".csv" file={file} onFile={setFile} />
    </div>
  );
}
