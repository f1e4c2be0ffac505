import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Budget } from '../budgetApi.ts';
import type { EconomyAnswer } from '../economyApi.ts';
import type { WrittenLine } from '../writtenBudget.ts';
import { BudgetForm } from './BudgetForm.tsx';
import { BudgetHistory } from './BudgetHistory.tsx';
import { BudgetTable } from './BudgetTable.tsx';
import type { EconomyYear } from './economySearch.ts';
import { EconomyTabs, type EconomyAddresses } from './EconomyTabs.tsx';
import { useBudget, writtenLines } from './useBudget.ts';
import { useFocusBack } from './useFocusBack.ts';
import { useYears } from './useYears.ts';
import { YearChoice } from './YearChoice.tsx';
import './budget.css';

type Props = {
  readonly year: number;
  readonly canChange: boolean;
  readonly addressOf: EconomyAddresses;
  readonly onYear: (year: number) => void;
};

/** A year's budget: to read, to write, to begin from nothing or from the year before. */
export function BudgetPage({ year, canChange, addressOf, onYear }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const budget = useBudget(year);
  const [start, setStart] = useState<readonly WrittenLine[] | undefined>();
  const known = budget.query.data;
  const isOpen = start !== undefined;
  const opener = useFocusBack<HTMLSpanElement>(isOpen ? 'form' : undefined, (within) => within.querySelector('button'));
  return (
    <Page
      title={t('budget.title', { year })}
      lead={
        known?.savedAt && known.savedBy ? (
          <p>{t('budget.saved', { by: known.savedBy, at: momentText(known.savedAt, language) })}</p>
        ) : undefined
      }
      actions={
        canChange && known && known.lines.length > 0 && !isOpen ? (
          <span ref={opener}>
            <Button onClick={() => setStart(writtenLines(known))}>{t('budget.change')}</Button>
          </span>
        ) : undefined
      }
    >
      <EconomyTabs here="budget" year={year} addressOf={addressOf} />
      {!isOpen && <YearChoice year={year} withNext={canChange} onYear={onYear} />}
      <Loaded query={budget.query}>
        {(answer) => {
          if (start !== undefined)
            return (
              <BudgetForm
                year={year}
                version={answer.version}
                base={writtenLines(answer)}
                start={start}
                reload={budget.reload}
                save={budget.save}
                onDone={(isSaved) => {
                  setStart(undefined);
                  if (isSaved) say(t('budget.isSaved', { year }));
                }}
              />
            );
          return answer.lines.length === 0 ? (
            <NoBudget year={year} canChange={canChange} importAddress={addressOf('newImport')} onStart={setStart} />
          ) : (
            <BudgetTable budget={answer} />
          );
        }}
      </Loaded>
      {!isOpen && known && known.version > 0 && <BudgetHistory year={year} />}
    </Page>
  );
}

function NoBudget({
  year,
  canChange,
  importAddress,
  onStart,
}: {
  readonly year: number;
  readonly canChange: boolean;
  readonly importAddress: string;
  readonly onStart: (lines: readonly WrittenLine[]) => void;
}) {
  const { t } = useTranslation('finance');
  const years = useYears();
  const before = years.data?.years.find((one) => one.year < year);
  return (
    <EmptyState title={t('budget.none.title', { year })}>
      <p>
        {t(canChange ? 'budget.none.text' : 'budget.none.read')} {canChange && <a href={importAddress}>{t('none.import')}</a>}
      </p>
      {canChange && (
        <p className="form-actions">
          <Button onClick={() => onStart([])}>{t('budget.none.begin')}</Button>
          {before !== undefined && <FromYear before={before} onStart={onStart} />}
        </p>
      )}
    </EmptyState>
  );
}

/** Takes over another year's lines, groups and what they take of the ledger; the amounts are that year's until they are changed. */
function FromYear({ before, onStart }: { readonly before: EconomyYear; readonly onStart: (lines: readonly WrittenLine[]) => void }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const { query } = useBudget(before.year);
  const chosen = { year: before.year, per: `${before.year}-12-31` };
  // The books of a year that is not over are no outcome of last year.
  const isWhole = before.ledgerUntil?.startsWith(`${before.year}-12`) ?? false;
  const economy = useQuery({
    queryKey: ['economy', chosen, language],
    queryFn: ({ signal }) => fetchJson<EconomyAnswer>(withQuery(apiPaths.economy(), { ...chosen, language }), { signal }),
    enabled: isWhole,
  });
  const outcomes = new Map(economy.data?.lines.map(({ id, outcome }) => [id, outcome]));
  const lines = query.data?.lines ?? [];
  if (lines.length === 0 || (isWhole && economy.isPending)) return null;
  return (
    <Button look="secondary" onClick={() => onStart(lines.map((line) => forNewYear(line, outcomes.get(line.id) ?? 0)))}>
      {t('budget.none.from', { year: before.year })}
    </Button>
  );
}

const forNewYear = ({ forecastAt: _at, forecastBy: _by, ...line }: Budget['lines'][number], lastYearOutcome: number): WrittenLine => ({
  ...line,
  id: crypto.randomUUID(),
  fromMonth: 1,
  toMonth: 12,
  profile: null,
  lastYearOutcome,
  forecast: 0,
  plan: { method: 'remaining_budget', reason: '', positions: [] },
});
