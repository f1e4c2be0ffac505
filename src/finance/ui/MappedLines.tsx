import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { Budget } from '../budgetApi.ts';
import { withRest, waysOf, type Rest, type RestWay } from '../mappedRest.ts';
import type { Mapping } from '../mappingApi.ts';
import { BudgetConflict } from './BudgetConflict.tsx';
import type { EconomyForm } from './economySearch.ts';
import type { EconomyAddresses } from './EconomyTabs.tsx';
import { MappedLine } from './MappedLine.tsx';
import { RestList } from './RestList.tsx';
import { useBudget } from './useBudget.ts';
import { useLineChange } from './useLineChange.ts';
import './mapping.css';

type Props = { readonly chosen: EconomyForm; readonly canChange: boolean; readonly addressOf: EconomyAddresses };

export function MappedLines({ chosen, canChange, addressOf }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const budget = useBudget(chosen.year);
  const mapping = useQuery({
    queryKey: ['economy', 'mapping', chosen],
    queryFn: ({ signal }) => fetchJson<Mapping>(withQuery(apiPaths.mapping(), chosen), { signal }),
  });
  return (
    <Loaded query={budget.query}>
      {(known) => (
        <Loaded query={mapping}>
          {(answer) => (
            <>
              {answer.earlierDimension && (
                <Notice title={t('mapping.dimension.title')}>
                  <p>
                    {t('mapping.dimension.text', {
                      now: answer.dimension,
                      before: answer.earlierDimension.dimension,
                      at: momentText(answer.earlierDimension.until, language),
                    })}
                  </p>
                </Notice>
              )}
              <Parts budget={known} access={budget} answer={answer} chosen={chosen} canChange={canChange} addressOf={addressOf} />
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

type PartsProps = Props & { readonly budget: Budget; readonly access: ReturnType<typeof useBudget>; readonly answer: Mapping };

function Parts({ budget, access, answer, chosen, canChange, addressOf }: PartsProps) {
  const { t } = useTranslation('finance');
  const changing = useLineChange('mapping', budget, access);
  const [dragged, setDragged] = useState<Rest | undefined>();
  const put = (lineId: string, rest: Rest, way: RestWay): void => {
    const line = budget.lines.find(({ id }) => id === lineId);
    if (line) void changing.change(lineId, { rules: withRest(line.rules, rest, way) });
  };
  const vouchersOf = (query: {
    readonly line?: string;
    readonly account?: string;
    readonly object?: string;
    readonly withoutObject?: 'true';
  }): string => addressOf('vouchers', { ...chosen, ...query });
  return (
    <>
      <BudgetConflict
        saving={changing.saving}
        base={changing.base}
        mine={changing.mine}
        onMine={(version, merged) => void changing.saveMerged(version, merged)}
        onTheirs={changing.saving.settle}
      />
      {changing.saving.fault !== undefined && <FaultNotice fault={changing.saving.fault} />}
      <div className="mapping">
        <RestList
          rests={answer.unmapped}
          sum={answer.unmappedSum}
          lines={budget.lines}
          canChange={canChange}
          busy={changing.saving.busy}
          onPut={put}
          onDrag={setDragged}
          vouchersOf={vouchersOf}
        />
        <section aria-labelledby="mapped-lines" className="stack">
          <h2 id="mapped-lines">{t('mapping.lines')}</h2>
          {budget.lines.length === 0 ? (
            <EmptyState title={t('budget.none.title', { year: chosen.year })}>
              {canChange && <a href={addressOf('budget', { year: chosen.year })}>{t('none.write')}</a>}
            </EmptyState>
          ) : (
            <ul className="mapped-lines">
              {budget.lines.map((line) => (
                <MappedLine
                  key={line.id}
                  line={line}
                  taken={answer.lines.find(({ id }) => id === line.id)}
                  canChange={canChange}
                  busy={changing.saving.busy}
                  isTarget={dragged !== undefined}
                  onDrop={() => {
                    const [way] = dragged ? waysOf(dragged) : [];
                    if (dragged && way) put(line.id, dragged, way);
                    setDragged(undefined);
                  }}
                  onRules={(rules) => changing.change(line.id, { rules })}
                  vouchersOf={vouchersOf}
                />
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
