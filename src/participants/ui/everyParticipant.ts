import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { FoundParticipants, ListedParticipation, SearchBody } from '../participantSearchApi.ts';

/** All of an intervention by name, page after page, as the search gives at most two hundred. */
export async function everyParticipant(
  intervention: string,
  status: SearchBody['status'],
  signal: AbortSignal,
): Promise<ListedParticipation[]> {
  const all: ListedParticipation[] = [];
  for (;;) {
    const body: SearchBody = { status, intervention, sort: 'name', descending: false, offset: all.length, limit: 200 };
    const page = await fetchJson<FoundParticipants>(apiPaths.participantSearch(), { method: 'POST', body, signal });
    all.push(...page.participants);
    if (page.participants.length === 0 || all.length >= page.found) return all;
  }
}
