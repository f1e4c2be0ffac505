import { useTranslation } from 'react-i18next';
import './economyTabs.css';

const TABS = ['economy', 'budget', 'mapping', 'forecasts'] as const;
export type EconomyPlace = (typeof TABS)[number] | 'vouchers' | 'newImport';
export type EconomyQuery = {
  readonly year?: number | undefined;
  readonly per?: string | undefined;
  readonly line?: string | undefined;
  readonly account?: string | undefined;
  readonly object?: string | undefined;
  readonly withoutObject?: 'true' | undefined;
};
/** Where each page of the economy is. */
export type EconomyAddresses = (place: EconomyPlace, query?: EconomyQuery) => string;

type Props = {
  readonly here: EconomyPlace;
  readonly year: number | undefined;
  readonly per?: string | undefined;
  readonly addressOf: EconomyAddresses;
};

/** The pages of the economy beside each other, for the same year and day. */
export function EconomyTabs({ here, year, per, addressOf }: Props) {
  const { t } = useTranslation('finance');
  return (
    <nav className="economy-tabs not-printed" aria-label={t('tabs.label')}>
      <ul>
        {TABS.map((place) => (
          <li key={place}>
            <a href={addressOf(place, place === 'budget' ? { year } : { year, per })} aria-current={place === here ? 'page' : undefined}>
              {t(`tabs.${place}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
