import { useTranslation } from 'react-i18next';
import { Table } from './Table.tsx';

export type FieldVersions = { readonly name: string; readonly label: string; readonly mine: string; readonly theirs: string };

/** The fields in which what one wrote and what is saved differ. */
export function VersionTable({ fields }: { readonly fields: readonly FieldVersions[] }) {
  const { t } = useTranslation('kit');
  if (fields.length === 0) return <p>{t('versions.same')}</p>;
  return (
    <Table caption={t('versions.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('versions.field')}</th>
          <th scope="col">{t('versions.mine')}</th>
          <th scope="col">{t('versions.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, label, mine, theirs }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td>{mine}</td>
            <td>{theirs}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
