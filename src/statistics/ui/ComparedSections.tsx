import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { SECTIONS } from '../figureTables.ts';
import { ComparedFigureTable } from './ComparedFigureTable.tsx';
import type { ComparedFigures } from './comparedFigures.ts';
import { FigureBlock } from './FigureBlock.tsx';
import { SectionLinks } from './SectionLinks.tsx';

type Props = {
  readonly figures: ComparedFigures;
  readonly withInterventions: boolean;
  /** The address that shows these columns of the tables by sex. */
  readonly addressFor: (columns: ComparedFigures['columns']) => string;
};

/** Everything that the figures of two periods or interventions say, side by side. */
export function ComparedSections({ figures, withInterventions, addressFor }: Props) {
  const { t } = useTranslation('statistics');
  const { first, second, names, columns } = figures;
  const isEmpty = first.tabeller.deltagare.antal + second.tabeller.deltagare.antal === 0;
  const hasRows = (population: string): boolean =>
    population === 'anonymous' ? first.tabeller.anonyma_per_år.length + second.tabeller.anonyma_per_år.length > 0 : !isEmpty;
  const sections = SECTIONS.filter(({ population }) => hasRows(population));
  const grid = columns === 'sex' ? 'figure-grid figure-grid-wide' : 'figure-grid figure-grid-compared';
  return (
    <>
      <section className="figure-section" aria-labelledby="summary">
        <h2 id="summary">{t('section.summary')}</h2>
        {isEmpty ? (
          <EmptyState title={t('nobody.title')}>
            <p>{t('compare.nobody')}</p>
          </EmptyState>
        ) : (
          <>
            <p className="compare-note">{t('compare.note', { first: names[0], second: names[1] })}</p>
            <ul className="period-links not-printed" aria-label={t('compare.columns')}>
              {(['count', 'sex'] as const).map((one) => (
                <li key={one}>
                  <a href={addressFor(one)} aria-current={one === columns ? 'true' : undefined}>
                    {t(`compare.columnsOf.${one}`)}
                  </a>
                </li>
              ))}
            </ul>
            <SectionLinks populations={sections.map(({ population }) => population)} />
            <div className={grid}>
              {(['flöde', 'summary'] as const).map((name) => (
                <FigureBlock key={name} name={name}>
                  {(actions) => <ComparedFigureTable figures={figures} name={name} actions={actions} />}
                </FigureBlock>
              ))}
            </div>
          </>
        )}
      </section>
      {sections.map(({ population, tables }) => (
        <section className="figure-section" key={population} aria-labelledby={population}>
          <h2 id={population}>{t(`section.${population}`)}</h2>
          <div className={grid}>
            {tables
              .filter((table) => table !== 'per_insats' || withInterventions)
              .map((table) => (
                <FigureBlock key={table} name={table}>
                  {(actions) => <ComparedFigureTable figures={figures} name={table} actions={actions} />}
                </FigureBlock>
              ))}
          </div>
        </section>
      ))}
    </>
  );
}
