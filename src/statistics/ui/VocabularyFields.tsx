import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Field } from '../../web/ui-kit/Field.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { addRow, moveRow, placeCode, removeRow, renameRow, rowOfCode, setMeasurable } from '../vocabularyEditing.ts';
import { COUNTED_REASONS, type WrittenVocabulary } from '../writtenVocabulary.ts';

type Props = {
  readonly value: WrittenVocabulary;
  readonly onChange: (value: WrittenVocabulary) => void;
  readonly errorOf: (name: string) => string | undefined;
};

/** The rows in their order, and for each closing reason which row it belongs to and whether it is measurable. */
export function VocabularyFields({ value, onChange, errorOf }: Props) {
  const { t } = useTranslation(['statistics', 'participants']);
  const shown = (name: string): string => (name.trim() === '' ? t('settings.vocabulary.noName') : name);
  return (
    <>
      <fieldset className="form-part vocabulary-rows">
        <legend>{t('settings.vocabulary.rows')}</legend>
        <p className="field-hint">{t('settings.vocabulary.rowsHint')}</p>
        <ol>
          {value.rows.map(({ name }, place) => (
            // A row is its place: names are what is being written.
            <li key={place} className="vocabulary-row">
              <Field
                label={t('settings.vocabulary.rowName', { place: place + 1 })}
                error={place === 0 ? errorOf('row-0') : errorOf(`row-${place}`)}
              >
                {(control) => (
                  <input
                    {...control}
                    className="field-input"
                    name={`row-${place}`}
                    value={name}
                    maxLength={100}
                    autoComplete="off"
                    onChange={(event) => onChange(renameRow(value, place, event.target.value))}
                  />
                )}
              </Field>
              <span className="vocabulary-moves">
                <Button
                  look="secondary"
                  aria-label={t('settings.vocabulary.up', { row: shown(name) })}
                  aria-disabled={place === 0 || undefined}
                  onClick={() => onChange(moveRow(value, place, -1))}
                >
                  ↑
                </Button>
                <Button
                  look="secondary"
                  aria-label={t('settings.vocabulary.down', { row: shown(name) })}
                  aria-disabled={place === value.rows.length - 1 || undefined}
                  onClick={() => onChange(moveRow(value, place, 1))}
                >
                  ↓
                </Button>
                <Button
                  look="secondary"
                  aria-label={t('settings.vocabulary.remove', { row: shown(name) })}
                  onClick={() => onChange(removeRow(value, place))}
                >
                  ✕
                </Button>
              </span>
            </li>
          ))}
        </ol>
        <Button look="secondary" onClick={() => onChange(addRow(value))}>
          {t('settings.vocabulary.add')}
        </Button>
      </fieldset>
      <Table caption={t('settings.vocabulary.codes')}>
        <thead>
          <tr>
            <th scope="col">{t('settings.vocabulary.reason')}</th>
            <th scope="col">{t('settings.vocabulary.row')}</th>
            <th scope="col">{t('settings.vocabulary.measurable')}</th>
          </tr>
        </thead>
        <tbody>
          {COUNTED_REASONS.map((code) => {
            const reason = t(`participants:closingReason.${code}`);
            return (
              <tr key={code}>
                <th scope="row">{reason}</th>
                <td>
                  <select
                    className="field-input"
                    name={`code-${code}`}
                    aria-label={t('settings.vocabulary.rowOf', { reason })}
                    aria-invalid={errorOf(`code-${code}`) === undefined ? undefined : true}
                    value={rowOfCode(value, code) ?? ''}
                    onChange={(event) =>
                      onChange(placeCode(value, code, event.target.value === '' ? undefined : Number(event.target.value)))
                    }
                  >
                    <option value="">{t('settings.vocabulary.choose')}</option>
                    {value.rows.map(({ name }, place) => (
                      <option key={place} value={place}>
                        {shown(name)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    type="checkbox"
                    className="vocabulary-check"
                    name={`measurable-${code}`}
                    aria-label={t('settings.vocabulary.measurableOf', { reason })}
                    checked={value.measurable.includes(code)}
                    onChange={(event) => onChange(setMeasurable(value, code, event.target.checked))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
