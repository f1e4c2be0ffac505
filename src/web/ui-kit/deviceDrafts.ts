import { draftsForgotten, rememberedOnDevice, rememberOnDevice } from './deviceMemory.ts';

/** A text under hand, as it lies on the device. */
export type DeviceDraft = { readonly markdown: string; readonly baseVersion: number; readonly version: number };
/** Where it lies, and the key that the server gives to a live session (AES-256, base64). */
export type DraftPlace = { readonly name: string; readonly key: string };

const NONCE = 12;
/** Which keep of a name is the latest: encrypting takes a while, and what was dropped meanwhile stays dropped. */
const turns = new Map<string, number>();
const nextTurn = (name: string): number => {
  const turn = (turns.get(name) ?? 0) + 1;
  turns.set(name, turn);
  return turn;
};
const storeName = (name: string): string => `draft.${name}`;

/** Keeps a text on the device, encrypted; false where the browser can't. */
export async function keepOnDevice({ name, key }: DraftPlace, draft: DeviceDraft): Promise<boolean> {
  const subtle = subtleHere();
  if (!subtle) return false;
  const [turn, forgotten] = [nextTurn(name), draftsForgotten()];
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const bytes = new TextEncoder().encode(JSON.stringify(draft));
  const hidden = await subtle.encrypt(settings(nonce, name), await imported(subtle, key), bytes);
  if (turns.get(name) !== turn || draftsForgotten() !== forgotten) return false;
  const stored = base64([...nonce, ...new Uint8Array(hidden)]);
  rememberOnDevice(storeName(name), stored);
  return rememberedOnDevice(storeName(name)) === stored;
}

/** The text that was kept; one that can't be read, since it is another user's, is dropped. */
export async function draftOnDevice({ name, key }: DraftPlace): Promise<DeviceDraft | undefined> {
  const stored = rememberedOnDevice(storeName(name));
  const subtle = subtleHere();
  if (stored === null || !subtle) return undefined;
  try {
    const bytes = Uint8Array.from(atob(stored), (character) => character.charCodeAt(0));
    const plain = await subtle.decrypt(settings(bytes.slice(0, NONCE), name), await imported(subtle, key), bytes.slice(NONCE));
    return read(JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    dropOnDevice(name);
    return undefined;
  }
}

export function dropOnDevice(name: string): void {
  nextTurn(name);
  rememberOnDevice(storeName(name), null);
}

/** Missing where a page does not come over TLS. */
const subtleHere = (): SubtleCrypto | undefined => ('subtle' in crypto ? crypto.subtle : undefined);

const settings = (nonce: Uint8Array<ArrayBuffer>, name: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: new TextEncoder().encode(name),
});

const imported = (subtle: SubtleCrypto, key: string): Promise<CryptoKey> =>
  subtle.importKey(
    'raw',
    Uint8Array.from(atob(key), (character) => character.charCodeAt(0)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );

const base64 = (bytes: readonly number[]): string => btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));

function read(value: unknown): DeviceDraft | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { markdown, baseVersion, version } = value as Record<string, unknown>;
  return typeof markdown === 'string' && typeof baseVersion === 'number' && typeof version === 'number'
    ? { markdown, baseVersion, version }
    : undefined;
}
