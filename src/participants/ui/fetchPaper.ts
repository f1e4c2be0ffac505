import { apiPaths } from '../../web/paths.ts';
import { ApiFault } from '../../web/ui-kit/fetchJson.ts';

/** The paper of a protected person, for the reason that they were opened with: sent, since a reason stands in no address. */
export async function fetchPaper(id: string, consent: string, reason: string): Promise<void> {
  const answer = await fetch(apiPaths.consentPaperOpening(id, consent), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify({ reason }),
  });
  if (!answer.ok) throw new ApiFault(answer.status, 'unknown', '');
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  const [, name = ''] = /filename\*=UTF-8''([^;]*)/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  link.href = url;
  link.download = decodeURIComponent(name);
  link.click();
  URL.revokeObjectURL(url);
}
