import { useTranslation } from 'react-i18next';
import type { RetentionKind, RetentionRule } from '../retentionRule.ts';

/** Law or reason of a rule; what is only proposed is said in the language of the page, what is decided as the board wrote it. */
export function useGroundText(): (kind: RetentionKind, rule: RetentionRule) => string {
  const { t } = useTranslation('privacy');
  return (kind, { ground, inForceFrom }) => (inForceFrom === '' ? t(`proposedGround.${kind}`) : ground);
}

/** A rule in words: what is done, after how long, counted from what. */
export function useRuleText(): (kind: RetentionKind, rule: RetentionRule) => string {
  const { t } = useTranslation('privacy');
  return (kind, { handling, months, countedFrom, archiveFirst }) => {
    if (handling === 'keep') return t('rule.keep');
    const time = months % 12 === 0 ? t('retention.years', { count: months / 12 }) : t('retention.months', { count: months });
    const own = t(`retentionEvent.${kind}`);
    const event = countedFrom === 'year_end' ? t('retention.yearEnd', { event: own }) : own;
    return [t('retention.weeds', { time, event }), ...(archiveFirst ? [t('retention.archive')] : [])].join(', ');
  };
}
