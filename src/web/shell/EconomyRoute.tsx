import { useRouter, useSearch } from '@tanstack/react-router';
import { EconomyPage } from '../../finance/ui/EconomyPage.tsx';
import { readEconomySearch } from '../../finance/ui/economySearch.ts';
import { pagePaths, withQuery } from '../paths.ts';
import { economyAddresses } from './economyVisit.ts';
import { mayWriteEconomy } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function EconomyRoute() {
  const { session } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  const search = readEconomySearch(useSearch({ strict: false }));
  return (
    <RolePage page="economy">
      <EconomyPage
        search={search}
        onSearch={(wanted) => router.history.push(withQuery(pagePaths.economy(slug), wanted))}
        canChange={mayWriteEconomy(session)}
        addressOf={economyAddresses(slug)}
      />
    </RolePage>
  );
}
