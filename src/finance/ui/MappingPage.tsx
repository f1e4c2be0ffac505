import { useTranslation } from 'react-i18next';
import { MappedLines } from './MappedLines.tsx';
import { NothingYet } from './NothingYet.tsx';
import { YearPage, type YearPageProps } from './YearPage.tsx';

/** What each budget line takes of the ledger, and what is left to put on one. */
export function MappingPage({ canChange, ...page }: YearPageProps) {
  const { t } = useTranslation('finance');
  const { addressOf } = page;
  return (
    <YearPage
      {...page}
      here="mapping"
      title={t('mapping.title')}
      lead={() => <p>{t('mapping.lead')}</p>}
      submitText={t('mapping.show')}
      none={<NothingYet canChange={canChange} addressOf={addressOf} />}
    >
      {(chosen) => <MappedLines key={`mapped ${chosen.year} ${chosen.per}`} {...{ chosen, canChange, addressOf }} />}
    </YearPage>
  );
}
