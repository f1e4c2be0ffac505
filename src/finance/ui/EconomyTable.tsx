import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText } from '../../shared/numberText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { EconomyAnswer } from '../economyApi.ts';
import { budgetGroups } from './budgetGroups.ts';

const WHOLE_YEAR = ['årsbudget', 'prognos', 'avvikelse_prognos', 'bokslut_föregående_år'] as const;
const TO_DATE = ['budget_hittills', 'utfall_hittills', 'avvikelse_hittills'] as const;
const COLUMNS = [...WHOLE_YEAR, ...TO_DATE];

/** The first column of a group stands a little apart from the one before. */
const classOf = (column: (typeof COLUMNS)[number]): string =>
  column === WHOLE_YEAR[0] || column === TO_DATE[0] ? 'numeric group-start' : 'numeric';

/** A variance as the association's convention signs it; a nought has no sign. */
const shownAmount = (column: (typeof COLUMNS)[number], amount: number, signs: EconomyAnswer['signs']): number =>
  signs === 'surplus' && amount !== 0 && (column === 'avvikelse_prognos' || column === 'avvikelse_hittills') ? -amount : amount;

type Amounts = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The interim report's table: budget lines in their groups, the year and the part of it that has passed. Costs are negative. */
export function EconomyTable({ answer, vouchersOf }: { readonly answer: EconomyAnswer; readonly vouchersOf: (line: string) => string }) {
  const { t } = useTranslation('finance');
  const { år: year, per, rader, summa } = answer.ekonomi;
  const lines = rader.map((line, place) => ({ ...line, id: answer.lines[place]?.id ?? '' }));
  return (
    <Table
      wide
      caption={t('table.caption', { year })}
      note={
        <>
          <p>{t(`table.signs.${answer.signs}`)}</p>
          {answer.roundingNote && <p>{t('table.rounding')}</p>}
          <p>
            {t('table.provenance')} <PeriodText from={`${year}-01-01`} to={per} />.
          </p>
        </>
      }
    >
      <colgroup />
      <colgroup className="whole-year" span={WHOLE_YEAR.length} />
      <colgroup className="to-date" span={TO_DATE.length} />
      <thead>
        <tr className="column-groups">
          <th scope="col" rowSpan={2}>
            {t('table.line')}
          </th>
          <th scope="colgroup" colSpan={WHOLE_YEAR.length}>
            {t('table.wholeYear')}
          </th>
          <th scope="colgroup" colSpan={TO_DATE.length}>
            {t('table.toDate', { per })}
          </th>
        </tr>
        <tr>
          {COLUMNS.map((column) => (
            <th scope="col" className={classOf(column)} key={column}>
              {t(`table.${column}`, { year, before: year - 1 })}
            </th>
          ))}
        </tr>
      </thead>
      {budgetGroups(lines).map(({ name, lines: own }) => (
        <tbody key={`${name} ${own[0]?.budgetpost ?? ''}`} className={name === '' ? undefined : 'budget-group'}>
          {name !== '' && (
            <tr>
              <th scope="rowgroup" colSpan={COLUMNS.length + 1}>
                {name}
              </th>
            </tr>
          )}
          {own.map((line) => (
            <tr key={line.budgetpost}>
              <th scope="row">{line.budgetpost}</th>
              <AmountCells amounts={line} signs={answer.signs} outcome={{ address: vouchersOf(line.id), name: line.budgetpost }} />
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row">{t('table.sum')}</th>
          <AmountCells amounts={summa} signs={answer.signs} />
        </tr>
      </tfoot>
    </Table>
  );
}

type CellsProps = {
  readonly amounts: Amounts;
  readonly signs: EconomyAnswer['signs'];
  /** Where the vouchers behind the outcome are. */
  readonly outcome?: { readonly address: string; readonly name: string };
};

function AmountCells({ amounts, signs, outcome }: CellsProps) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  return COLUMNS.map((column) => {
    const text = numberText(shownAmount(column, amounts[column], signs), language, 1);
    return (
      <td className={amounts[column] === 0 ? `${classOf(column)} nought` : classOf(column)} key={column}>
        {column === 'utfall_hittills' && outcome ? (
          <a href={outcome.address} aria-label={t('table.vouchersOf', { amount: text, name: outcome.name })}>
            {text}
          </a>
        ) : (
          text
        )}
      </td>
    );
  });
}
