import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { ReportSection } from '../sectionsApi.ts';
import type { EconomyAddress } from './economyAddress.ts';

// Fetched when it is opened.
const EconomyPicker = lazy(async () => ({ default: (await import('./EconomyPicker.tsx')).EconomyPicker }));

type Props = {
  readonly live: ReportSection['live'];
  readonly onFigure: (href: string, value: string) => void;
  readonly onTable: (href: string, words: string) => void;
  /** The way to what a figure of the economy counts. */
  readonly economyAddress: EconomyAddress;
};

/** Figures and tables to put into the text. They follow what is registered until the report is adopted. */
export function LivePicker({ live: { figures, tables, economy }, onFigure, onTable, economyAddress }: Props) {
  const { t } = useTranslation('reports');
  const [figure, setFigure] = useState(figures[0]?.href ?? '');
  const [table, setTable] = useState(tables[0]?.href ?? '');
  const [isEconomyOpen, setEconomyOpen] = useState(false);
  const chosenFigure = figures.find(({ href }) => href === figure);
  const chosenTable = tables.find(({ href }) => href === table);
  return (
    <div className="live-picker not-printed">
      <Disclosure summary={t('live.title')}>
        <div className="stack-tight">
          <p className="quiet small">{t('live.text')}</p>
          <div className="form-row">
            <SelectField
              label={t('live.figure')}
              name="figure"
              value={figure}
              choices={figures.map(({ key, href, value }) => ({
                value: href,
                text: t('live.choice', { name: t(`live.is.${key}`), value }),
              }))}
              onChange={setFigure}
            />
            <Button look="secondary" onClick={() => chosenFigure && onFigure(chosenFigure.href, chosenFigure.value)}>
              {t('live.insertFigure')}
            </Button>
            <SelectField
              label={t('live.table')}
              name="table"
              value={table}
              choices={tables.map(({ href, caption }) => ({ value: href, text: caption }))}
              onChange={setTable}
            />
            <Button look="secondary" onClick={() => chosenTable && onTable(chosenTable.href, `Tabell: ${chosenTable.caption}`)}>
              {t('live.insertTable')}
            </Button>
          </div>
        </div>
      </Disclosure>
      {economy && (
        <Disclosure summary={t('live.economy.title')} onOpen={() => setEconomyOpen(true)}>
          {isEconomyOpen && (
            <Suspense fallback={null}>
              <EconomyPicker {...{ economy, onFigure, addressOf: economyAddress }} />
            </Suspense>
          )}
        </Disclosure>
      )}
    </div>
  );
}
