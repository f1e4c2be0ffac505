import type { Session } from '../../access/sessionApi.ts';
import type { EconomyAddresses } from '../../finance/ui/EconomyTabs.tsx';
import { pagePaths, withQuery } from '../paths.ts';

/** Economist and coordinator write the economy; the auditor reads it. */
export const mayWriteEconomy = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'economist' || role === 'coordinator');

export const economyAddresses =
  (slug: string): EconomyAddresses =>
  (place, query = {}) =>
    withQuery(pagePaths[place](slug), query);
