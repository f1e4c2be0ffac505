import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { listText } from '../../web/ui-kit/momentText.ts';
import type { StatisticsAnswer } from '../statisticsApi.ts';

/** Which interventions the figures are about, in words. */
export function ScopeText({ scope }: { readonly scope: StatisticsAnswer['scope'] }) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const { kind, interventions } = scope;
  const named = { count: interventions.length, names: listText(interventions, language) };
  if (kind === 'one') return t('scope.one', named);
  if (kind === 'own') return t('scope.own', named);
  return interventions.length === 0 ? t('scope.all') : t('scope.allNamed', named);
}
