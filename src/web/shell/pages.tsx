import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRouter } from '@tanstack/react-router';
import i18next, { type Namespace } from 'i18next';
import type { ComponentType } from 'react';
import { pagePatterns } from '../paths.ts';
import { Progress } from '../ui-kit/Progress.tsx';
import { FailedPage, MissingPage } from './FaultPages.tsx';
import { FirstPage } from './FirstPage.tsx';
import { Frame } from './Frame.tsx';
import { PAGE_LIST, type ListedPage } from './pageList.ts';

const MODULES = import.meta.glob<Readonly<Record<string, ComponentType>>>(['./*Route.tsx', './*Routes.tsx']);

/** Fetches the texts of features together with their page. */
const withTexts = (namespaces: readonly Extract<Namespace, string>[]) => ({
  loader: async (): Promise<void> => i18next.loadNamespaces(namespaces),
});

/** The pages by address; each is fetched when it is first visited. */
export function createPages(): AnyRouter {
  const root = createRootRoute({ component: Frame, ...withTexts(['words']) });
  const start = createRoute({ getParentRoute: () => root, path: '/', component: FirstPage });
  const association = createRoute({ getParentRoute: () => root, path: pagePatterns.association });
  const first = createRoute({ getParentRoute: () => association, path: '/', component: FirstPage });
  const pages = Object.entries(PAGE_LIST).map(([page, { module, component, texts }]) => {
    const load = MODULES[`./${module}.tsx`];
    if (!load) throw new Error(`no file of the page ${page}`);
    return createRoute({
      getParentRoute: () => association,
      // The entries of the list have its keys.
      path: pagePatterns[page as ListedPage],
      component: lazyRouteComponent(load, component),
      ...withTexts(texts),
    });
  });
  return createRouter({
    routeTree: root.addChildren([start, association.addChildren([first, ...pages])]),
    defaultNotFoundComponent: MissingPage,
    defaultErrorComponent: FailedPage,
    defaultPendingComponent: Progress,
    defaultPendingMs: 300,
    scrollRestoration: true,
    // Plain texts in the address, as people write and share them.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)])).toString();
      return text === '' ? '' : `?${text}`;
    },
  });
}
