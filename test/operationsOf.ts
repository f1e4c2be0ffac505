import { clockFrom } from '../src/platform/clock.ts';
import type { Installation } from '../src/platform/database/installation.ts';
import type { Contract } from '../src/platform/http/contract.ts';
import type { allRoutes } from '../src/routes.ts';

/** A contract, and whether an address is of its operation. */
export type KnownOperation = Contract & { readonly matches: (address: string) => boolean };

/** Every contract. Nothing is asked, so there is no installation behind them. */
export function operationsOf(routes: typeof allRoutes): readonly KnownOperation[] {
  const none = {} as Installation;
  return routes(none, clockFrom({})).map(({ contract }) => {
    const parts = contract.path.split('/');
    return {
      ...contract,
      matches: (address) => {
        const asked = (address.split('?')[0] ?? '').split('/');
        return asked.length === parts.length && parts.every((part, i) => part.startsWith('{') || part === asked[i]);
      },
    };
  });
}
