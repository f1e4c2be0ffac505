import { rememberedOnDevice, rememberOnDevice } from './deviceMemory.ts';

/** Light or dark: as the device has it, or as someone chose on it. */
export const LOOKS = ['device', 'light', 'dark'] as const;
export type Look = (typeof LOOKS)[number];

export const chosenLook = (): Look => LOOKS.find((look) => look === rememberedOnDevice('look')) ?? 'device';

function show(look: Look): void {
  if (look === 'device') delete document.documentElement.dataset['look'];
  else document.documentElement.dataset['look'] = look;
}

/** Before anything is drawn. */
export const showChosenLook = (): void => show(chosenLook());

export function chooseLook(look: Look): void {
  rememberOnDevice('look', look === 'device' ? null : look);
  show(look);
}
