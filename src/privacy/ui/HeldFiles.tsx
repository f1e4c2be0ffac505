import { useTranslation } from 'react-i18next';
import { TakeOutLink } from '../../access/ui/TakeOutLink.tsx';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { DataTable } from '../../web/ui-kit/DataTable.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { SubjectAccess } from '../subjectAccessApi.ts';

type Held = NonNullable<SubjectAccess['held']>;
type Props = { readonly id: string; readonly held: Held };

/** How much is kept, and the files to hand over. The page shows nothing of what stands in them. */
export function HeldFiles({ id, held: { isProtected, tables, readings, papers } }: Props) {
  const { t } = useTranslation('privacy');
  // The extract is in Swedish, and so are the names of what stands in it.
  const rows = [
    ...tables.map(({ name, rows: count }) => ({ key: name, name: <span lang="sv">{name}</span>, count })),
    { key: 'readings', name: t('subject.readings'), count: readings },
  ];
  return (
    <section className="stack">
      <h2>{t('subject.held')}</h2>
      {isProtected && (
        <Notice kind="warning" title={t('subject.protectedTitle')}>
          <p>{t('subject.protectedText')}</p>
        </Notice>
      )}
      <ul className="subject-files">
        <li>
          <TakeOutLink href={withQuery(apiPaths.subjectFile(id), { format: 'pdf' })}>{t('subject.pdf')}</TakeOutLink>
          <span className="quiet small">{t('subject.pdfText')}</span>
        </li>
        <li>
          <TakeOutLink href={withQuery(apiPaths.subjectFile(id), { format: 'json' })}>{t('subject.json')}</TakeOutLink>
          <span className="quiet small">{t('subject.jsonText')}</span>
        </li>
        {papers.map(({ consentId }, index) => (
          <li key={consentId}>
            <TakeOutLink href={apiPaths.subjectPaper(id, consentId)}>{t('subject.paper', { number: index + 1 })}</TakeOutLink>
            <span className="quiet small">{t('subject.paperText')}</span>
          </li>
        ))}
      </ul>
      <DataTable
        caption={t('subject.counts')}
        columns={[
          { key: 'name', text: t('subject.what'), cell: ({ name }) => name },
          { key: 'rows', text: t('subject.rows'), numeric: true, cell: ({ count }) => count },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </section>
  );
}
