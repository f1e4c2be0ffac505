import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText, percentText } from '../../shared/numberText.ts';
import type { EconomyAnswer } from '../economyApi.ts';

/** Equity from opening to closing forecast, in whole kronor, and its share of the member money. */
export function EquityBox({ answer }: { readonly answer: EconomyAnswer }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const { ekonomi: economy, equityAccounts: accounts } = answer;
  const equity = economy.eget_kapital;
  const kr = (amount: number): string => t('equity.kr', { amount: numberText(amount, language) });
  return (
    <section className="equity" aria-labelledby="equity">
      <h2 id="equity">{t('equity.title')}</h2>
      {equity ? (
        <>
          <dl className="amounts">
            <Amount term={t('equity.opening', { year: economy.år })} value={kr(equity.ingående_kr)} />
            <Amount term={t('equity.budgeted')} value={kr(equity.budgeterad_förändring_kr)} />
            <Amount term={t('equity.forecast')} value={kr(equity.prognos_förändring_kr)} />
            <Amount term={t('equity.closing')} value={kr(equity.utgående_prognos_kr)} isSum />
            <Amount term={t('equity.share')} value={percentText(equity.andel_av_medel_procent, language, 1)} />
          </dl>
          <p className="table-note">{t('equity.rule', accounts)}</p>
        </>
      ) : (
        <p className="quiet">{t('equity.none', accounts)}</p>
      )}
    </section>
  );
}

function Amount({ term, value, isSum = false }: { readonly term: string; readonly value: string; readonly isSum?: boolean }) {
  return (
    <div className={isSum ? 'amount-sum' : undefined}>
      <dt>{term}</dt>
      <dd className="number">{value}</dd>
    </div>
  );
}
