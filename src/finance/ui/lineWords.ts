import type { TFunction } from 'i18next';
import { shortMonthName } from '../../shared/monthNames.ts';
import type { Language } from '../../web/ui-kit/language.ts';
import { accountRangesText } from '../accountRanges.ts';
import { isSame, LINE_FIELDS } from '../budgetMerge.ts';
import { kronorText } from '../kronorText.ts';
import type { WrittenLine } from '../writtenBudget.ts';

type Words = { readonly t: TFunction<'finance'>; readonly language: Language };
type Field = (typeof LINE_FIELDS)[number];

/** What a line says in a field, as people read it. */
export function fieldText(line: WrittenLine, field: Field, { t, language }: Words): string {
  const kr = (ore: number): string => t('kr', { amount: kronorText(ore, language) });
  switch (field) {
    case 'yearAmount':
    case 'lastYearOutcome':
    case 'forecast':
      return kr(line[field]);
    case 'kind':
      return t(`kind.${line.kind}`);
    case 'fromMonth':
    case 'toMonth':
      return shortMonthName(line[field], language);
    case 'profile':
      return line.profile === null
        ? t('budget.even')
        : line.profile
            .flatMap((ore, i) => (ore === 0 ? [] : [`${shortMonthName(i + 1, language)} ${kronorText(ore, language)}`]))
            .join(', ');
    case 'rules':
      return line.rules.map((rule) => ruleText(rule, t)).join('; ') || '–';
    case 'plan':
      return planText(line, { t, language });
    case 'name':
    case 'group':
      return line[field] || '–';
  }
}

/** What a rule takes: an object, accounts of it, or accounts of any. */
export function ruleText({ project, accounts }: WrittenLine['rules'][number], t: TFunction<'finance'>): string {
  const on = accountRangesText(accounts);
  if (project === '') return t('budget.accounts', { accounts: on });
  return on === '' ? t('budget.object', { object: project }) : t('budget.objectOnAccounts', { object: project, accounts: on });
}

/** How a line's forecast is made, with its input. */
export function planText({ plan, forecast }: WrittenLine, { t, language }: Words): string {
  if (plan === null) return t('forecast.method.stated');
  const method = t(`forecast.method.${plan.method}`);
  if (plan.method === 'fixed') return `${method}: ${t('kr', { amount: kronorText(forecast, language) })}, ${plan.reason}`;
  if (plan.method !== 'staffing') return method;
  const positions = plan.positions.map((one) =>
    t('forecast.positionText', {
      function: one.function,
      count: (one.count / 100).toLocaleString(language),
      extent: (one.extent / 100).toLocaleString(language),
      from: shortMonthName(one.fromMonth, language),
      to: shortMonthName(one.toMonth, language),
      cost: kronorText(one.monthlyCost, language),
    }),
  );
  return `${method}: ${positions.join('; ')}`;
}

export type FieldDifference = { readonly name: string; readonly label: string; readonly before: string; readonly after: string };

/** What one says otherwise than the other. A line that is not there says nothing. */
export function lineDifferences(before: WrittenLine | null, after: WrittenLine | null, words: Words): FieldDifference[] {
  const { t } = words;
  return LINE_FIELDS.flatMap((field) => {
    if (before && after && isSame(before[field], after[field])) return [];
    // A stated forecast that no method uses says nothing.
    if (field === 'forecast' && (after ?? before)?.plan !== null) return [];
    const [was, is] = [before ? fieldText(before, field, words) : '–', after ? fieldText(after, field, words) : '–'];
    return was === is ? [] : [{ name: field, label: t(`budget.fields.${field}`), before: was, after: is }];
  });
}

/** Line by line what two budgets say otherwise. */
export function budgetDifferences(mine: readonly WrittenLine[], theirs: readonly WrittenLine[], words: Words) {
  const { t } = words;
  const names = new Map([...theirs, ...mine].map(({ id, name }) => [id, name]));
  const [own, other] = [new Map(mine.map((line) => [line.id, line])), new Map(theirs.map((line) => [line.id, line]))];
  return [...names].flatMap(([id, name]) => {
    const [my, their] = [own.get(id) ?? null, other.get(id) ?? null];
    if (my === null || their === null) {
      const [there, gone] = [t('budget.there'), t('budget.notThere')];
      return [{ name: id, label: name, mine: my ? there : gone, theirs: their ? there : gone }];
    }
    return lineDifferences(my, their, words).map(({ name: field, label, before, after }) => ({
      name: `${id} ${field}`,
      label: `${name}: ${label}`,
      mine: before,
      theirs: after,
    }));
  });
}
