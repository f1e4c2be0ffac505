import { useTranslation } from 'react-i18next';
import { pagePaths } from '../../web/paths.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { codeText } from './codeText.ts';

type Props = { readonly slug: string; readonly record: ParticipantRecordAnswer };

/** The person's participations, as far as the reader works with them. */
export function StayTable({ slug, record: { stays, participationId } }: Props) {
  const { t } = useTranslation('participants');
  return (
    <Table caption={t('record.stays')} note={t('record.staysNote')} wide>
      <thead>
        <tr>
          <th scope="col">{t('field.intervention')}</th>
          <th scope="col">{t('field.enrolled')}</th>
          <th scope="col">{t('field.closed')}</th>
          <th scope="col">{t('field.closingReason')}</th>
        </tr>
      </thead>
      <tbody>
        {stays.map(({ participationId: id, intervention, enrolled, closed, closingReason }) => (
          <tr key={id}>
            <th scope="row">
              {id === participationId ? (
                `${intervention} (${t('record.here')})`
              ) : (
                <a href={pagePaths.participant(slug, id)}>{intervention}</a>
              )}
            </th>
            <td className="number">{enrolled}</td>
            <td className="number">{closed ?? t('record.ongoing')}</td>
            <td>{codeText('closingReason', closingReason, t)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
