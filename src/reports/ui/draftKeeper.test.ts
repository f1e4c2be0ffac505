import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiFault } from '../../web/ui-kit/fetchJson.ts';
import type { KeptDraft } from '../sectionDraftsApi.ts';
import { draftKeeper, PAUSE_MS, RETRY_MS, type DraftState, type KeeperPorts } from './draftKeeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const kept = (version: number, textVersion = 3): KeptDraft => ({
  version,
  savedAt: '2026-09-14T08:00:00.000Z',
  text: { version: textVersion, saved: { at: '2026-09-14T07:00:00.000Z', by: 'Amra' } },
});
const written = (markdown: string) => ({ markdown, baseVersion: 3 });

function keeper(send: KeeperPorts['send']) {
  const states: DraftState['kind'][] = [];
  const news: unknown[] = [];
  const made = draftKeeper({
    version: 0,
    send,
    tell: (state, one) => {
      states.push(state.kind);
      news.push(one);
    },
  });
  return { ...made, states, news };
}

describe('a draft', () => {
  it('is sent in a pause of the writing, with the last words alone', async () => {
    const send = vi.fn<KeeperPorts['send']>(async ({ version }) => kept(version + 1));
    const draft = keeper(send);
    draft.note(written('Vi'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    draft.note(written('Vi mötte'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(send.mock.calls).toEqual([[{ ...written('Vi mötte'), version: 0 }]]);
    expect(draft.states.at(-1)).toBe('kept');
    expect(draft.news.at(-1)).toBeUndefined();
  });

  it('is sent one after the other, each with the version of the one before', async () => {
    const waits: ((answer: KeptDraft) => void)[] = [];
    const send = vi.fn<KeeperPorts['send']>(() => new Promise((done) => waits.push(done)));
    const draft = keeper(send);
    draft.note(written('ett'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    draft.note(written('två'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 3);
    expect(send).toHaveBeenCalledTimes(1);
    waits[0]?.(kept(1));
    await vi.advanceTimersByTimeAsync(1);
    expect(send.mock.calls[1]).toEqual([{ ...written('två'), version: 1 }]);
  });

  it('stays on the device while the network is away, and is sent when it is back', async () => {
    let isAway = true;
    const send = vi.fn<KeeperPorts['send']>(async ({ version }) => {
      if (isAway) throw new ApiFault(0, 'no-answer', '');
      return kept(version + 1);
    });
    const draft = keeper(send);
    draft.note(written('ett'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    draft.note(written('ett två'));
    expect(draft.states.at(-1)).toBe('onDevice');
    isAway = false;
    draft.flush();
    await vi.advanceTimersByTimeAsync(1);
    expect(draft.states.at(-1)).toBe('kept');
    await vi.advanceTimersByTimeAsync(RETRY_MS * 2);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('of a page that was left is sent once more, and not again for whoever comes next', async () => {
    const send = vi.fn<KeeperPorts['send']>(() => Promise.reject(new ApiFault(401, 'not-logged-in', '')));
    const draft = keeper(send);
    draft.note(written('ett'));
    draft.leave();
    await vi.advanceTimersByTimeAsync(RETRY_MS * 3);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('tells who has saved for all in the meantime, and what the server says no to', async () => {
    const draft = keeper(async () => kept(1, 4));
    draft.note(written('ett'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(draft.news.at(-1)).toMatchObject({ version: 4, saved: { by: 'Amra' } });
    const refused = keeper(() => Promise.reject(new ApiFault(409, 'other-window', 'Annat fönster')));
    refused.note(written('ett'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS + RETRY_MS * 2);
    expect(refused.states).toEqual(['waiting', 'refused']);
  });

  it('that is over sends nothing more, and an answer that comes late changes nothing', async () => {
    let answer: (kept: KeptDraft) => void = () => undefined;
    const send = vi.fn<KeeperPorts['send']>(() => new Promise((done) => (answer = done)));
    const draft = keeper(send);
    draft.note(written('ett'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    draft.over();
    answer(kept(7));
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
    expect(draft.states.at(-1)).toBe('none');
    draft.note(written('nytt'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(send.mock.lastCall).toEqual([{ ...written('nytt'), version: 0 }]);
  });
});
