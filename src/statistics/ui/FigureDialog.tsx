import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { ModalDialog } from '../../web/ui-kit/ModalDialog.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { numberText } from '../../shared/numberText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { StatisticsAnswer, StatisticsQuery } from '../statisticsApi.ts';
import { FigureRowsPart } from './FigureRowsPart.tsx';
import { FLOW_PARTS, WHOLE_TABLES, type TableName } from '../figureTables.ts';
import type { Figure } from './figure.ts';
import { ScopeText } from './ScopeText.tsx';

type Props = {
  readonly figure: Figure;
  readonly answer: StatisticsAnswer;
  readonly asked: StatisticsQuery;
  readonly onClose: () => void;
  /** Fetches the figures anew. */
  readonly onAgain: () => void;
};

/** What one figure counts: population, rule, n, missing, period and scope; for the team the rows behind it. */
export function FigureDialog({ figure, answer, asked, onClose, onAgain }: Props) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const provenance = answer.provenance.find(({ table }) => table === figure.table);
  const { counts, rule } = useRule(figure, provenance?.population);
  return (
    <ModalDialog
      onClose={onClose}
      title={
        <>
          <span className="panel-value number">{figure.value}</span> {figure.words}
        </>
      }
    >
      <dl className="panel-facts">
        {!isWhole(figure.table) && <Fact term={t('panel.table')}>{t(`tables.${figure.table}.caption`)}</Fact>}
        <Fact term={t('panel.counts')}>{counts}</Fact>
        <Fact term={t('panel.rule')}>{rule}</Fact>
        {provenance && (
          <>
            <Fact term={t('panel.n')}>{numberText(provenance.n, language)}</Fact>
            <Fact term={t('panel.missing')}>{numberText(provenance.missing, language)}</Fact>
          </>
        )}
        <Fact term={t('panel.period')}>
          <PeriodText {...answer.period} />
        </Fact>
        <Fact term={t('panel.scope')}>
          <ScopeText scope={answer.scope} />
        </Fact>
        {answer.knownAt !== null && <Fact term={t('panel.knownAt')}>{momentText(answer.knownAt, language)}</Fact>}
      </dl>
      {answer.rowsAllowed ? (
        <FigureRowsPart figure={figure} asked={asked} onAgain={onAgain} />
      ) : (
        <p className="panel-rows quiet">{t('panel.rowsNot')}</p>
      )}
    </ModalDialog>
  );
}

type Population = StatisticsAnswer['provenance'][number]['population'];
const isWhole = (table: TableName): boolean => WHOLE_TABLES.some((one) => one === table);

/** Population and counting rule in words. A part of the flow has rules of its own. */
function useRule({ table, row }: Figure, population: Population | undefined): { readonly counts: string; readonly rule: string } {
  const { t } = useTranslation('statistics');
  const part = table === 'flöde' ? FLOW_PARTS.find((one) => one === row) : undefined;
  if (part !== undefined) return { counts: t(`flow.${part}`), rule: `${t(`flowRule.${part}`)} ${t('notCounted')}` };
  const rules = [
    population === undefined || isWhole(table) ? '' : t(`population.${population}.rule`),
    t(`tables.${table}.rule`),
    population === 'anonymous' ? '' : t('notCounted'),
  ];
  return {
    counts: population === undefined ? '' : t(`population.${population}.short`),
    rule: rules.filter((text) => text !== '').join(' '),
  };
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
