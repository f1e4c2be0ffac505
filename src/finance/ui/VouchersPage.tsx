import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Pager } from '../../web/ui-kit/Pager.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { Unbroken } from '../../web/ui-kit/Unbroken.tsx';
import { kronorText } from '../kronorText.ts';
import type { Vouchers } from '../mappingApi.ts';
import { VOUCHER_PAGE } from '../voucherPage.ts';
import type { EconomyQuery } from './EconomyTabs.tsx';
import './mapping.css';

type Props = {
  readonly asked: EconomyQuery & { readonly year: number; readonly per: string };
  readonly offset: number;
  readonly trail: readonly Crumb[];
  readonly onOffset: (offset: number) => void;
};

/** The voucher rows that a figure is the sum of, without their texts, which may name persons. */
export function VouchersPage({ asked, offset, trail, onOffset }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const kr = (ore: number): string => kronorText(ore, language);
  const query = useQuery({
    queryKey: ['vouchers', asked, offset],
    queryFn: ({ signal }) => fetchJson<Vouchers>(withQuery(apiPaths.vouchers(), { ...asked, offset }), { signal }),
    placeholderData: keepPreviousData,
  });
  const line = query.data?.line;
  const title = line ? t('vouchers.of', { name: line.name }) : t('vouchers.unmapped');
  const narrowed = [
    asked.account === undefined ? '' : t('budget.accounts', { accounts: asked.account }),
    asked.object === undefined ? '' : t('budget.object', { object: asked.object }),
    asked.withoutObject === undefined ? '' : t('vouchers.withoutObject'),
  ].filter((part) => part !== '');
  return (
    <Page
      title={query.data ? title : t('vouchers.title')}
      trail={trail}
      lead={
        <p>
          <Unbroken text={t('vouchers.lead', asked)} />
        </p>
      }
    >
      <Loaded query={query}>
        {({ rows, total, sum, statedSum }) => (
          <>
            <dl className="voucher-sums">
              <div>
                <dt>{t('vouchers.figure')}</dt>
                <dd className="number">{t('kr', { amount: kr(sum) })}</dd>
              </div>
              {narrowed.length > 0 && (
                <div>
                  <dt>{t('vouchers.narrowed')}</dt>
                  <dd>{narrowed.join(', ')}</dd>
                </div>
              )}
              {statedSum !== 0 && (
                <div>
                  <dt>{t('vouchers.stated')}</dt>
                  <dd className="number">{t('kr', { amount: kr(statedSum) })}</dd>
                </div>
              )}
            </dl>
            {rows.length === 0 ? (
              <EmptyState title={t('vouchers.none')}>{statedSum !== 0 && <p>{t('vouchers.statedText')}</p>}</EmptyState>
            ) : (
              <Table wide caption={t('vouchers.caption', { count: total })} note={<p>{t('vouchers.note')}</p>}>
                <thead>
                  <tr>
                    <th scope="col">{t('vouchers.date')}</th>
                    <th scope="col">{t('vouchers.number')}</th>
                    <th scope="col">{t('unmapped.account')}</th>
                    <th scope="col">{t('unmapped.object')}</th>
                    <th scope="col" className="numeric">
                      {t('vouchers.amount')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, place) => (
                    <tr key={`${row.voucherId} ${place}`}>
                      <td className="number">{row.date}</td>
                      <th scope="row" className="number">
                        {row.series} {row.number}
                      </th>
                      <td>
                        {row.account} {row.accountName ?? ''}
                      </td>
                      <td>{row.object ?? <span className="quiet">{t('unmapped.noObject')}</span>}</td>
                      <td className="numeric">{kr(row.amount)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            )}
            <Pager total={total} offset={offset} size={VOUCHER_PAGE} onOffset={onOffset} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
