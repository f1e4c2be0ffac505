import { describe, expect, it } from 'vitest';
import { draftOutcome, draftToOpen } from './sectionDraft.ts';

describe('a draft that is sent', () => {
  it('is kept, the first and every later one', () => {
    expect(draftOutcome({ version: 0, baseVersion: 0 }, undefined, undefined)).toBe('kept');
    expect(draftOutcome({ version: 4, baseVersion: 3 }, { version: 4 }, { version: 3, isOwn: true })).toBe('kept');
  });

  it('is kept also where somebody else has saved since, so that nothing is lost', () => {
    expect(draftOutcome({ version: 4, baseVersion: 3 }, { version: 4 }, { version: 5, isOwn: false })).toBe('kept');
  });

  it('meets the one of another window', () => {
    expect(draftOutcome({ version: 4, baseVersion: 3 }, { version: 5 }, undefined)).toBe('other-window');
    expect(draftOutcome({ version: 0, baseVersion: 3 }, { version: 1 }, undefined)).toBe('other-window');
  });

  it('is over when its writer has saved or thrown it away, however late it comes', () => {
    expect(draftOutcome({ version: 0, baseVersion: 3 }, undefined, { version: 4, isOwn: true })).toBe('over');
    expect(draftOutcome({ version: 4, baseVersion: 3 }, undefined, { version: 3, isOwn: false })).toBe('over');
  });
});

describe('a section that is opened again', () => {
  const saved = { version: 3, markdown: 'Sparat.' };
  const onServer = { version: 2, baseVersion: 3, markdown: 'På servern', savedAt: '2026-09-14T08:10:00.000Z' };
  const onDevice = { version: 2, baseVersion: 3, markdown: 'På servern och enheten' };

  it("goes on with the device's draft, which is the newer, unless another window has sent one since", () => {
    expect(draftToOpen(saved, onServer, onDevice)).toEqual({ draft: onDevice, isOnLatest: true, savedAt: undefined });
    expect(draftToOpen(saved, onServer, { ...onDevice, version: 1 })).toEqual({
      draft: onServer,
      isOnLatest: true,
      savedAt: onServer.savedAt,
    });
    expect(draftToOpen(saved, undefined, { ...onDevice, version: 0 })?.draft.markdown).toBe('På servern och enheten');
    expect(draftToOpen(saved, onServer, undefined)?.draft).toEqual(onServer);
  });

  it('says when somebody has saved since the draft was begun', () => {
    expect(draftToOpen(saved, { ...onServer, baseVersion: 2 }, undefined)?.isOnLatest).toBe(false);
  });

  it('has no draft that says what is saved already', () => {
    expect(draftToOpen(saved, undefined, { ...onDevice, markdown: 'Sparat.\n' })).toBeUndefined();
    expect(draftToOpen(saved, undefined, undefined)).toBeUndefined();
  });
});
