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
