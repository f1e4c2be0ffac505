import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText } from '../../shared/numberText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { EconomyAnswer } from '../economyApi.ts';
import { SumRow } from './SumRow.tsx';

/** Result rows that no budget line takes, listed and summed. */
export function UnmappedLines({ answer, mappingAddress }: { readonly answer: EconomyAnswer; readonly mappingAddress: string }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  return (
    <section aria-labelledby="unmapped">
      <h2 id="unmapped">{t('unmapped.title')}</h2>
      {answer.unmapped.length === 0 ? (
        <p className="quiet">{t('unmapped.none')}</p>
      ) : (
        <Table
          wide
          caption={t('unmapped.caption')}
          note={
            <>
              {t('unmapped.note')} <a href={mappingAddress}>{t('unmapped.map')}</a>
            </>
          }
        >
          <thead>
            <tr>
              <th scope="col">{t('unmapped.account')}</th>
              <th scope="col">{t('unmapped.name')}</th>
              <th scope="col">{t('unmapped.object')}</th>
              <th scope="col" className="numeric">
                {t('unmapped.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.unmapped.map(({ account, accountName, object, amount }) => (
              <tr key={`${account} ${object ?? ''}`}>
                <th scope="row" className="number">
                  {account}
                </th>
                <td>{accountName ?? '–'}</td>
                <td>{object ?? <span className="quiet">{t('unmapped.noObject')}</span>}</td>
                <td className="numeric">{numberText(amount, language, 1)}</td>
              </tr>
            ))}
          </tbody>
          <SumRow>
            <td className="numeric">{numberText(answer.ekonomi.utan_budgetpost, language, 1)}</td>
          </SumRow>
        </Table>
      )}
    </section>
  );
}
