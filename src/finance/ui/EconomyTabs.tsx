import { useTranslation } from 'react-i18next';
import './economyTabs.css';

export const ECONOMY_PLACES = ['economy', 'budget'] as const;
export type EconomyPlace = (typeof ECONOMY_PLACES)[number];
/** Where each page of the economy is, for a year. */
export type EconomyAddresses = (place: EconomyPlace, year?: number) => string;

/** The pages of the economy beside each other. */
export function EconomyTabs({
  here,
  year,
  addressOf,
}: {
  readonly here: EconomyPlace;
  readonly year: number | undefined;
  readonly addressOf: EconomyAddresses;
}) {
  const { t } = useTranslation('finance');
  return (
    <nav className="economy-tabs not-printed" aria-label={t('tabs.label')}>
      <ul>
        {ECONOMY_PLACES.map((place) => (
          <li key={place}>
            <a href={addressOf(place, year)} aria-current={place === here ? 'page' : undefined}>
              {t(`tabs.${place}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
