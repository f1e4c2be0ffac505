import { useEffect, useState } from 'react';
import { apiPaths } from '../../web/paths.ts';
import { dropOnDevice, keepOnDevice, type DraftPlace } from '../../web/ui-kit/deviceDrafts.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { KeptDraft } from '../sectionDraftsApi.ts';
import type { ReportSection } from '../sectionsApi.ts';
import { draftKeeper, type DraftKeeper, type DraftState } from './draftKeeper.ts';

export type Draft = Pick<DraftKeeper, 'settled' | 'over'> & {
  readonly state: DraftState;
  /** What somebody else saved for all while one was writing. */
  readonly news: KeptDraft['text'] | undefined;
  readonly note: (markdown: string, baseVersion: number) => void;
};

/** Keeps what is written: on the device at once, on the server in the pauses. Writing never waits for it. */
export function useDraft(read: ReportSection, place: DraftPlace): Draft {
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const [news, setNews] = useState<KeptDraft['text']>();
  const [keeper] = useState(() =>
    draftKeeper({
      version: read.draft?.version ?? 0,
      send: (body) => fetchJson<KeptDraft>(apiPaths.sectionDraft(read.report.id, read.section), { method: 'PUT', body }),
      tell: (now, others) => {
        setState(now);
        if (now.kind !== 'waiting') setNews(others);
      },
    }),
  );
  useEffect(() => {
    window.addEventListener('online', keeper.flush);
    return () => {
      window.removeEventListener('online', keeper.flush);
      keeper.leave();
    };
  }, [keeper]);
  return {
    state,
    news,
    settled: keeper.settled,
    over: () => {
      keeper.over();
      dropOnDevice(place.name);
    },
    note: (markdown, baseVersion) => {
      keeper.note({ markdown, baseVersion });
      void keepOnDevice(place, { markdown, baseVersion, version: keeper.version() });
    },
  };
}
