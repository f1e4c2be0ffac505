import { useRouter, useSearch } from '@tanstack/react-router';
import { BudgetPage } from '../../finance/ui/BudgetPage.tsx';
import { readEconomySearch } from '../../finance/ui/economySearch.ts';
import { yearOf } from '../../shared/localDate.ts';
import { economyAddresses } from './economyVisit.ts';
import { mayWriteEconomy } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function BudgetRoute() {
  const { session, today } = useVisit();
  const router = useRouter();
  const { year: asked } = readEconomySearch(useSearch({ strict: false }));
  const year = asked === undefined ? yearOf(today) : Number(asked);
  const addressOf = economyAddresses(session.association.slug);
  return (
    <RolePage page="economy">
      <BudgetPage
        key={year}
        year={year}
        canChange={mayWriteEconomy(session)}
        addressOf={addressOf}
        onYear={(wanted) => router.history.push(addressOf('budget', { year: wanted }))}
      />
    </RolePage>
  );
}
