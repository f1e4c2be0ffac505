import { useTranslation } from 'react-i18next';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { WrittenVocabulary } from '../writtenVocabulary.ts';
import { closingReasonText } from './rowText.ts';

/** A vocabulary's rows as a report prints them, with the reasons behind each. */
export function VocabularyTable({ name, value }: { readonly name: string; readonly value: WrittenVocabulary }) {
  const { t } = useTranslation(['statistics', 'participants']);
  return (
    <Table caption={<span className="only-heard">{t('settings.vocabulary.caption', { name })}</span>}>
      <thead>
        <tr>
          <th scope="col">{t('settings.vocabulary.row')}</th>
          <th scope="col">{t('settings.vocabulary.reasons')}</th>
        </tr>
      </thead>
      <tbody>
        {value.rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>
              <ul className="vocabulary-codes">
                {row.codes.map((code) => (
                  <li key={code}>
                    {closingReasonText(code, t)}
                    {value.measurable.includes(code) && <span className="quiet"> ({t('settings.vocabulary.measurableMark')})</span>}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
