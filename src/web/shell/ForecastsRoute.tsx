import { useRouter, useSearch } from '@tanstack/react-router';
import { readEconomySearch } from '../../finance/ui/economySearch.ts';
import { ForecastsPage } from '../../finance/ui/ForecastsPage.tsx';
import { pagePaths, withQuery } from '../paths.ts';
import { economyAddresses } from './economyVisit.ts';
import { mayWriteEconomy } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function ForecastsRoute() {
  const { session } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  return (
    <RolePage page="economy">
      <ForecastsPage
        search={readEconomySearch(useSearch({ strict: false }))}
        onSearch={(wanted) => router.history.push(withQuery(pagePaths.forecasts(slug), wanted))}
        canChange={mayWriteEconomy(session)}
        addressOf={economyAddresses(slug)}
      />
    </RolePage>
  );
}
