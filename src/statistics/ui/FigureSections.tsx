import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure } from '../../web/ui-kit/ChartFigure.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { SECTIONS, type TableName } from '../figureTables.ts';
import type { ShownName } from '../shownTable.ts';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { FigureTable } from './FigureTable.tsx';
import { FlowEquation } from './FlowEquation.tsx';
import { ProvenanceNote } from './ProvenanceNote.tsx';
import { SectionLinks } from './SectionLinks.tsx';

type Props = { readonly answer: StatisticsAnswer; readonly withInterventions: boolean };

/** Everything that a period's figures say, from the equation down to the last table. */
export function FigureSections({ answer, withInterventions }: Props) {
  const { t } = useTranslation('statistics');
  const isEmpty = answer.tabeller.deltagare.antal === 0;
  const sections = isEmpty
    ? SECTIONS.filter(({ population }) => population === 'anonymous' && answer.tabeller.anonyma_per_år.length > 0)
    : SECTIONS;
  return (
    <>
      <section className="figure-section" aria-labelledby="summary">
        <h2 id="summary">{t('section.summary')}</h2>
        <FlowEquation answer={answer} />
        {isEmpty ? (
          <EmptyState title={t('nobody.title')}>
            <p>{t('nobody.text', answer.period)}</p>
          </EmptyState>
        ) : (
          <>
            <SectionLinks populations={sections.map(({ population }) => population)} />
            <div className="figure-grid">
              <WithChart answer={answer} table="flöde">
                <FigureTable answer={answer} name="summary" />
              </WithChart>
            </div>
          </>
        )}
      </section>
      {sections.map((section) => (
        <section className="figure-section" key={section.population} aria-labelledby={section.population}>
          <h2 id={section.population}>{t(`section.${section.population}`)}</h2>
          <div className="figure-grid">
            {section.tables
              .filter((table) => table !== 'per_insats' || withInterventions)
              .map((table) => (
                <WithChart key={table} answer={answer} table={table}>
                  <TableOrNone answer={answer} name={table} />
                </WithChart>
              ))}
          </div>
        </section>
      ))}
    </>
  );
}

function TableOrNone({ answer, name }: { readonly answer: StatisticsAnswer; readonly name: Exclude<ShownName, 'summary'> }) {
  const { t } = useTranslation('statistics');
  const rows = answer.tabeller[name];
  if (!Array.isArray(rows) || rows.length > 0) return <FigureTable answer={answer} name={name} />;
  return (
    <div className="table-block">
      <h3>{t(`tables.${name}.caption`)}</h3>
      <p className="nothing">{t('none')}</p>
      <div className="table-note">
        <ProvenanceNote answer={answer} table={name} />
      </div>
    </div>
  );
}

/** The table that each of the server's charts draws; one of several tables stands by the summary. */
const TABLE_OF: Readonly<Record<string, TableName>> = { 'closing-reasons': 'avslutsorsak_rapport' };

/** A table with the server's charts of it beside. */
function WithChart({
  answer,
  table,
  children,
}: {
  readonly answer: StatisticsAnswer;
  readonly table: TableName;
  readonly children: ReactNode;
}) {
  const charts = answer.charts.filter(({ id }) => (TABLE_OF[id] ?? 'flöde') === table);
  if (charts.length === 0) return children;
  return (
    <div className="with-chart">
      {children}
      {charts.map((chart) => (
        <ChartFigure key={chart.id} chart={chart} />
      ))}
    </div>
  );
}
