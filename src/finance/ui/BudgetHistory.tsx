import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Timeline } from '../../web/ui-kit/Timeline.tsx';
import type { BudgetHistory as History } from '../budgetApi.ts';
import { lineDifferences } from './lineWords.ts';

/** Who changed what in a year's budget, and when. */
export function BudgetHistory({ year }: { readonly year: number }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['budgetHistory', year],
    queryFn: ({ signal }) => fetchJson<History>(withQuery(apiPaths.budgetHistory(), { year }), { signal }),
  });
  return (
    <Loaded query={query}>
      {({ changes }) => (
        <Disclosure summary={t('budget.history.summary', { count: changes.length })}>
          <Timeline
            label={t('budget.history.label', { year })}
            events={changes.map(({ at, by, lines }) => ({
              id: `${at} ${by}`,
              when: momentText(at, language),
              title: lines.length === 0 ? t('budget.history.moved', { by }) : t('budget.history.title', { by, count: lines.length }),
              text: (
                <ul className="budget-changes">
                  {lines.map(({ before, after }) => (
                    <li key={(after ?? before)?.id}>
                      <strong>{(after ?? before)?.name}</strong>: {changeText(before, after)}
                    </li>
                  ))}
                </ul>
              ),
            }))}
          />
        </Disclosure>
      )}
    </Loaded>
  );

  function changeText(before: History['changes'][number]['lines'][number]['before'], after: typeof before): string {
    if (before === null) return t('budget.history.added');
    if (after === null) return t('budget.history.removed');
    return lineDifferences(before, after, { t, language })
      .map((field) => t('budget.history.changed', { field: field.label, before: field.before, after: field.after }))
      .join('; ');
  }
}
