import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { shareText } from '../../shared/share.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { memberShareWarnings } from '../memberMoney.ts';
import type { PartyFields } from '../party.ts';

/** What of the shares does not agree with a half, a quarter and a quarter. */
export function ShareHints({ parties, today }: { readonly parties: readonly PartyFields[]; readonly today: LocalDate }) {
  const { t } = useTranslation('association');
  const warnings = memberShareWarnings(parties, today);
  if (warnings.length === 0) return <p className="quiet measure">{t('parties.shares.right')}</p>;
  return (
    <Notice kind={warnings[0]?.kind === 'untold' ? 'info' : 'warning'} title={t('parties.shares.title')}>
      <ul>
        {warnings.map((warning) => (
          <li key={JSON.stringify(warning)}>
            {warning.kind === 'untold'
              ? t('parties.shares.untold')
              : warning.kind === 'notWhole'
                ? t('parties.shares.notWhole', { told: shareText(warning.told) })
                : t(`parties.shares.${warning.payer}`, { told: shareText(warning.told), expected: shareText(warning.expected) })}
          </li>
        ))}
      </ul>
      <p>{t('parties.shares.rule')}</p>
    </Notice>
  );
}
