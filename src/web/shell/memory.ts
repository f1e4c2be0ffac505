import { rememberedOnDevice, rememberOnDevice } from '../ui-kit/deviceMemory.ts';

type What = 'language' | 'association' | 'visit';

/** What this browser remembers between visits: language, which association, and that someone was logged in. Never a person. */
export const remembered = (what: What): string | null => rememberedOnDevice(what);
export const remember = (what: What, value: string | null): void => rememberOnDevice(what, value);
