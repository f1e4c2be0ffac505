import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure } from '../../web/ui-kit/ChartFigure.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { SECTIONS } from '../figureTables.ts';
import type { ShownName } from '../shownTable.ts';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { FigureBlock } from './FigureBlock.tsx';
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
  // What is further down is drawn once the top can be used, in steps that wait for whoever does something meanwhile.
  const drawn = useDeferredValue(sections.length, 0);
  return (
    <div aria-busy={drawn < sections.length}>
      <section className="figure-section" aria-labelledby="summary">
        <h2 id="summary">{t('section.summary')}</h2>
        <FlowEquation answer={answer} />
        {isEmpty ? (
          <EmptyState title={t('nobody.title')}>
            <p>{t('nobody.text', answer.period)}</p>
            {withInterventions && answer.scope.interventions.length === 0 && <p>{t('nobody.noInterventions')}</p>}
          </EmptyState>
        ) : (
          <>
            <SectionLinks populations={sections.map(({ population }) => population)} />
            <div className="figure-grid">
              <FigureBlock name="summary" charts={<Charts answer={answer} table="flöde" />}>
                {(actions) => <FigureTable answer={answer} name="summary" actions={actions} />}
              </FigureBlock>
            </div>
          </>
        )}
      </section>
      {sections.slice(0, drawn).map((section) => (
        <section className="figure-section" key={section.population} aria-labelledby={section.population}>
          <h2 id={section.population}>{t(`section.${section.population}`)}</h2>
          <div className="figure-grid">
            {section.tables
              .filter((table) => table !== 'per_insats' || withInterventions)
              .map((table) => (
                <SectionTable key={table} answer={answer} name={table} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function SectionTable({ answer, name }: { readonly answer: StatisticsAnswer; readonly name: Exclude<ShownName, 'summary'> }) {
  const { t } = useTranslation('statistics');
  const rows = answer.tabeller[name];
  if (Array.isArray(rows) && rows.length === 0) {
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
  const charts = answer.charts.some(({ id }) => TABLE_OF[id] === name) ? <Charts answer={answer} table={name} /> : undefined;
  return (
    <FigureBlock name={name} charts={charts} hasOwn={charts !== undefined}>
      {(actions) => <FigureTable answer={answer} name={name} actions={actions} />}
    </FigureBlock>
  );
}

/** The table that each of the server's charts stands by; the flow stands by the summary. */
const TABLE_OF: Readonly<Record<string, ShownName>> = { 'closing-reasons': 'avslutsorsak_rapport', flow: 'flöde' };

/** The server's charts of a table. */
function Charts({ answer, table }: { readonly answer: StatisticsAnswer; readonly table: ShownName }) {
  return answer.charts.filter(({ id }) => TABLE_OF[id] === table).map((chart) => <ChartFigure key={chart.id} chart={chart} />);
}
