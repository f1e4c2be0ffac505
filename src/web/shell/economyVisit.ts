import type { EconomyAddresses } from '../../finance/ui/EconomyTabs.tsx';
import { pagePaths, withQuery } from '../paths.ts';

export const economyAddresses =
  (slug: string): EconomyAddresses =>
  (place, query = {}) =>
    withQuery(pagePaths[place](slug), query);
