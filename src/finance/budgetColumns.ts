import type { BudgetColumn } from './budgetRow.ts';

/** A column of a budget file, with what else economy offices call it. */
type OfficeColumn = {
  readonly name: BudgetColumn;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly codes?: readonly { readonly code: string; readonly aliases: readonly string[] }[];
};

const column = (name: BudgetColumn, aliases: string, required = false): OfficeColumn => ({ name, aliases: aliases.split(','), required });

/** Where days are missing a line runs all the year; other figures that are missing are none. */
export const OFFICE_COLUMNS: readonly OfficeColumn[] = [
  column('budgetpost', 'post,rad,benämning,namn,aktivitet,insats', true),
  column('grupp', 'rubrik,område,kategori'),
  {
    ...column('slag', 'typ,intäkt eller kostnad', true),
    codes: [
      { code: 'intäkt', aliases: ['intäkter', 'i', 'medel'] },
      { code: 'kostnad', aliases: ['kostnader', 'k', 'utgift'] },
    ],
  },
  column('från', 'startdatum,start,från och med,fr o m'),
  column('till', 'slutdatum,slut,till och med,t o m'),
  column('årsbudget_kr', 'budget,årsbudget,belopp,budget kr,budget helår', true),
  column('prognos_kr', 'prognos,helårsprognos'),
  column('bokslut_föregående_år_kr', 'bokslut,föregående år,utfall föregående år,bokslut föregående år'),
  column('objekt', 'projekt,projektnummer,objektnummer'),
];
