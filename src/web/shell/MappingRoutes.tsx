import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readEconomySearch, readVoucherNarrowing, readVoucherSearch } from '../../finance/ui/economySearch.ts';
import { MappingPage } from '../../finance/ui/MappingPage.tsx';
import { UsualVouchers } from '../../finance/ui/UsualVouchers.tsx';
import { VouchersPage } from '../../finance/ui/VouchersPage.tsx';
import { pagePaths, withQuery } from '../paths.ts';
import { economyAddresses } from './economyVisit.ts';
import { mayWriteEconomy } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function MappingRoute() {
  const { session } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  return (
    <RolePage page="economy">
      <MappingPage
        search={readEconomySearch(useSearch({ strict: false }))}
        onSearch={(wanted) => router.history.push(withQuery(pagePaths.mapping(slug), wanted))}
        canChange={mayWriteEconomy(session)}
        addressOf={economyAddresses(slug)}
      />
    </RolePage>
  );
}

export function VouchersRoute() {
  const { session } = useVisit();
  const { t } = useTranslation('shell');
  const router = useRouter();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const found = readVoucherSearch(search);
  const addressOf = economyAddresses(session.association.slug);
  if (!found)
    return (
      <RolePage page="economy">
        <UsualVouchers
          search={readEconomySearch(search)}
          canChange={mayWriteEconomy(session)}
          addressOf={addressOf}
          trail={[{ text: t('nav.economy'), href: addressOf('economy') }]}
          onChosen={({ year, per }) => router.history.replace(addressOf('vouchers', { year, per, ...readVoucherNarrowing(search) }))}
        />
      </RolePage>
    );
  const { offset, ...asked } = found;
  const { year, per } = asked;
  return (
    <RolePage page="economy">
      <VouchersPage
        asked={asked}
        offset={offset}
        trail={[{ text: t('nav.economy'), href: addressOf('economy', { year, per }) }]}
        onOffset={(wanted) => router.history.push(`${addressOf('vouchers', asked)}&offset=${wanted}`)}
      />
    </RolePage>
  );
}
