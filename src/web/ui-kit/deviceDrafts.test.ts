import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draftOnDevice, dropOnDevice, keepOnDevice } from './deviceDrafts.ts';
import { forgetDrafts, rememberOnDevice } from './deviceMemory.ts';

const key = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
const place = { name: 'amra.report.board', key: key() };
const draft = { markdown: 'Skogsgruppen växte.', baseVersion: 1, version: 2 };

/** As a browser's: what is kept are its own fields. */
class Storage {
  [name: string]: unknown;
  getItem(name: string): string | null {
    const value = Object.hasOwn(this, name) ? this[name] : null;
    return typeof value === 'string' ? value : null;
  }
  setItem(name: string, value: string): void {
    this[name] = value;
  }
  removeItem(name: string): void {
    delete this[name];
  }
}
let storage: Storage;
beforeEach(() => {
  storage = new Storage();
  vi.stubGlobal('localStorage', storage);
});

describe('a draft on the device', () => {
  it('is read again by whoever wrote it, and lies there without a readable word', async () => {
    expect(await keepOnDevice(place, draft)).toBe(true);
    expect(JSON.stringify(storage)).not.toContain('Skogsgruppen');
    expect(await draftOnDevice(place)).toEqual(draft);
  });

  it("can't be read with another user's key, and is dropped then, whatever it is called", async () => {
    await keepOnDevice(place, draft);
    expect(await draftOnDevice({ ...place, key: key() })).toBeUndefined();
    expect(Object.keys(storage)).toEqual([]);
  });

  it('moved to the name of another section is none', async () => {
    await keepOnDevice(place, draft);
    const other = { ...place, name: 'amra.report.goals' };
    storage[`samla.draft.${other.name}`] = storage[`samla.draft.${place.name}`];
    expect(await draftOnDevice(other)).toBeUndefined();
    expect(await draftOnDevice(place)).toEqual(draft);
  });

  it('of everybody is gone when somebody logs out; choices of view stay', async () => {
    await keepOnDevice(place, draft);
    await keepOnDevice({ name: 'ulrika.report.board', key: key() }, draft);
    rememberOnDevice('look', 'dark');
    forgetDrafts();
    expect(Object.keys(storage)).toEqual(['samla.look']);
  });

  it('that was on its way while somebody logged out, or dropped it, does not come back to life', async () => {
    const late = keepOnDevice(place, draft);
    forgetDrafts();
    expect(await late).toBe(false);
    const again = keepOnDevice(place, draft);
    dropOnDevice(place.name);
    expect(await again).toBe(false);
    expect(Object.keys(storage)).toEqual([]);
  });
});
