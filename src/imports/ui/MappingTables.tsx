import { useTranslation } from 'react-i18next';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { Mapped } from '../importApi.ts';
import { NOTHING_TOLD } from './mappingChoices.ts';

const shown = (name: string): string => name.replaceAll('_', ' ');

type HeadingProps = {
  readonly mapped: Mapped;
  readonly columns: Readonly<Record<string, string>>;
  readonly onChoose: (key: string, column: string) => void;
};

export function HeadingTable({ mapped: { headings, columns: known }, columns, onChoose }: HeadingProps) {
  const { t } = useTranslation('imports');
  return (
    <Table caption={t('map.headings')}>
      <thead>
        <tr>
          <th scope="col">{t('map.heading')}</th>
          <th scope="col">{t('map.column')}</th>
        </tr>
      </thead>
      <tbody>
        {headings.map(({ heading, key }, place) => (
          <tr key={`${key} ${headings.findIndex((one) => one.key === key) === place ? '' : place}`}>
            <th scope="row">
              <span className="import-what" lang="sv">
                {heading}
              </span>
            </th>
            <td>
              <select
                className="field-input map-choice"
                aria-label={t('map.columnOf', { heading })}
                value={columns[key] ?? ''}
                onChange={(event) => onChoose(key, event.target.value)}
              >
                <option value="">{t('map.none')}</option>
                {known.map(({ name }) => (
                  <option key={name} value={name} lang="sv">
                    {shown(name)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type WordProps = {
  readonly column: string;
  readonly words: Mapped['words'][number]['words'];
  readonly codes: readonly string[];
  readonly chosen: Readonly<Record<string, string>>;
  readonly onChoose: (key: string, code: string) => void;
};

export function WordTable({ column, words, codes, chosen, onChoose }: WordProps) {
  const { t } = useTranslation('imports');
  return (
    <Table caption={t('map.words', { column: shown(column) })}>
      <thead>
        <tr>
          <th scope="col">{t('map.word')}</th>
          <th scope="col" className="numeric">
            {t('map.rows')}
          </th>
          <th scope="col">{t('map.code')}</th>
        </tr>
      </thead>
      <tbody>
        {words.map(({ word, key, rows }) => (
          <tr key={key}>
            <th scope="row">
              <span className="import-what" lang="sv">
                {word}
              </span>
            </th>
            <td className="numeric">{rows}</td>
            <td>
              <select
                className="field-input map-choice"
                aria-label={t('map.codeOf', { word })}
                value={chosen[key] ?? ''}
                onChange={(event) => onChoose(key, event.target.value)}
              >
                <option value="">{t('map.choose')}</option>
                {codes.map((code) => (
                  <option key={code} value={code} lang="sv">
                    {shown(code)}
                  </option>
                ))}
                <option value={NOTHING_TOLD}>{t('map.nothing')}</option>
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
