import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Consents } from '../consentsApi.ts';

/** What follows on a change of a consent: what holds is asked for anew, as hidden or shown as it was. */
export function useConsentChange(id: string) {
  const { t } = useTranslation('participants');
  const client = useQueryClient();
  return {
    async reload(): Promise<void> {
      for (const list of ['participants', 'participantChoices']) void client.invalidateQueries({ queryKey: [list] });
      await client.invalidateQueries({ queryKey: ['participant', id] });
    },
    async addPaper(consent: string, file: File): Promise<void> {
      await fetchJson<Consents>(apiPaths.consentPaper(id, consent), { method: 'PUT', file });
      await client.invalidateQueries({ queryKey: ['participant', id, 'consents'] });
      say(t('consent.paperSaved'));
    },
  };
}
