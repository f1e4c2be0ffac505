import { describe, expect, it } from 'vitest';
import { draftOutcome, draftToOpen } from './sectionDraft.ts';

const at = (minute: number): string => `2026-09-14T08:${String(minute).padStart(2, '0')}:00.000Z`;
const draft = (markdown: string, minute: number, baseVersion = 3) => ({ markdown, baseVersion, savedAt: at(minute) });

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

  it('goes on with the newest draft, wherever it lies', () => {
    expect(draftToOpen(saved, [draft('På servern', 10), draft('På enheten', 12)])).toEqual({
      draft: draft('På enheten', 12),
      isOnLatest: true,
    });
  });

  it('says when somebody has saved since the draft was begun', () => {
    expect(draftToOpen(saved, [draft('Utkast', 10, 2)])?.isOnLatest).toBe(false);
  });

  it('has no draft that says what is saved already', () => {
    expect(draftToOpen(saved, [draft('Sparat.\n', 10)])).toBeUndefined();
    expect(draftToOpen(saved, [])).toBeUndefined();
  });
});
