import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Table } from './Table.tsx';
import './facts.css';

export type FieldVersions = { readonly name: string; readonly label: string; readonly mine: string; readonly theirs: string };

type Props = {
  /** Who saved in between, and when. */
  readonly text: string;
  /** The fields in which the two differ. */
  readonly fields: readonly FieldVersions[];
  readonly busy?: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
};

/** When two people changed the same thing: both versions, side by side, and a choice. Nothing that was written is lost before it. */
export function VersionChoice({ text, fields, busy = false, onMine, onTheirs }: Props) {
  const { t } = useTranslation('kit');
  return (
    <section className="versions stack" role="alert">
      <h2>{t('versions.title')}</h2>
      <p>{text}</p>
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
      <div className="form-actions">
        <Button busy={busy} onClick={onMine}>
          {t('versions.keepMine')}
        </Button>
        <Button look="secondary" busy={busy} onClick={onTheirs}>
          {t('versions.keepTheirs')}
        </Button>
      </div>
    </section>
  );
}
