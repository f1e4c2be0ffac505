import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { ApiFault, fetchJson, isChangedMeanwhile } from '../../web/ui-kit/fetchJson.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { ParticipationAction } from '../participationStatus.ts';

type Undo = { readonly part: 'participation' | 'person' | 'contact'; readonly version: number };
type Done = Exclude<ParticipationAction, 'enrol-again'>;

export type RecordChange = {
  /** Asks what holds now, and shows it. */
  readonly reload: () => Promise<ParticipantRecordAnswer>;
  /** Shows what was saved, and says so with a way to undo it where there is one. */
  readonly done: (action: Done, record: ParticipantRecordAnswer, undo?: Undo) => void;
};

/** What follows on a change of a record: it is shown, lists and figures are asked for anew, and it can be undone. */
export function useRecordChange(id: string): RecordChange {
  const { t } = useTranslation('participants');
  const { t: kit } = useTranslation('kit');
  const client = useQueryClient();
  const queryKey = ['participant', id];
  const show = (record: ParticipantRecordAnswer): void => {
    client.setQueryData(queryKey, record);
    // What is known of the person is in their other participations too.
    void client.invalidateQueries({ queryKey: ['participant'], predicate: ({ queryKey: [, other] }) => other !== id });
    for (const other of ['participants', 'participantChoices', 'statistics']) void client.invalidateQueries({ queryKey: [other] });
  };
  const undoing = (undo: Undo) => ({ text: t('act.undo'), run: () => void takeBack(undo) });
  const takeBack = async (undo: Undo): Promise<void> => {
    try {
      show(await fetchJson<ParticipantRecordAnswer>(apiPaths.participantUndoing(id), { method: 'POST', body: undo }));
      say(t('done.undo'));
    } catch (fault) {
      // Too late is for good; after anything else it can be tried again.
      if (isChangedMeanwhile(fault)) say(t('done.late'), { kind: 'fault' });
      else say(faultText(fault, kit), { kind: 'fault', action: undoing(undo) });
    }
  };
  return {
    reload: () =>
      client.fetchQuery({ queryKey, queryFn: () => fetchJson<ParticipantRecordAnswer>(apiPaths.participant(id)), staleTime: 0 }),
    done(action, record, undo) {
      show(record);
      say(t(`done.${action}`), undo && { action: undoing(undo) });
    },
  };
}

/** What went wrong, in one sentence: as the server says it, where it does. */
function faultText(fault: unknown, kit: TFunction<'kit'>): string {
  if (!(fault instanceof ApiFault)) return kit('fault.bug.title');
  if (fault.status === 0) return kit('fault.network.title');
  return fault.status >= 500 || fault.message === '' ? kit('fault.bug.title') : fault.message;
}
