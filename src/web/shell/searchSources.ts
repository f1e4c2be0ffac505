import type { Session } from '../../access/sessionApi.ts';
import type { Interventions } from '../../interventions/interventionsApi.ts';
import type { Reports } from '../../reports/reportsApi.ts';
import { apiPaths, pagePaths, withQuery } from '../paths.ts';
import { fetchJson } from '../ui-kit/fetchJson.ts';
import { figuresFor, pagesOf } from './navigation.ts';
import type { Hit } from './searchHits.ts';

/** The records that someone's roles can go to by name. */
export async function recordHits(session: Session, signal: AbortSignal): Promise<Hit[]> {
  const { slug } = session.association;
  const pages = pagesOf(session);
  const found: Promise<Hit[]>[] = [];
  if (pages.includes('figures') && figuresFor(session) !== 'association')
    found.push(
      fetchJson<Interventions>(apiPaths.interventions(), { signal }).then(({ interventions }) =>
        interventions.map(({ name }) => ({
          kind: 'intervention',
          title: name,
          href: withQuery(pagePaths.figures(slug), { intervention: name }),
        })),
      ),
    );
  if (pages.includes('reports'))
    found.push(
      fetchJson<Reports>(apiPaths.reports(), { signal }).then(({ reports }) =>
        reports.map(({ id, title }) => ({ kind: 'report', title, href: pagePaths.report(slug, id) })),
      ),
    );
  return (await Promise.all(found)).flat();
}
