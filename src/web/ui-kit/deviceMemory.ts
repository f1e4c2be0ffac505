const PREFIX = 'samla.';

/** What this browser remembers between visits: choices of view. Never a person. */
export function rememberedOnDevice(what: string): string | null {
  try {
    return localStorage.getItem(PREFIX + what);
  } catch {
    // A browser may forbid it; then nothing is remembered.
    return null;
  }
}

export function rememberOnDevice(what: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + what);
    else localStorage.setItem(PREFIX + what, value);
  } catch {
    // As above.
  }
}

const DRAFTS = `${PREFIX}draft.`;

let timesForgotten = 0;
/** Counts it, for what was on its way to the device meanwhile. */
export const draftsForgotten = (): number => timesForgotten;

/** Everything that was under hand on this device, of everybody. Whoever logs out leaves nothing behind. */
export function forgetDrafts(): void {
  timesForgotten += 1;
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(DRAFTS)) localStorage.removeItem(name);
  } catch {
    // As above.
  }
}
