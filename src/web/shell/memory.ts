const KEYS = { language: 'samla.language', association: 'samla.association', visit: 'samla.visit' } as const;

/** What this browser remembers between visits: language, which association, and that someone was logged in. Never a person. */
export function remembered(what: keyof typeof KEYS): string | null {
  try {
    return localStorage.getItem(KEYS[what]);
  } catch {
    // A browser may forbid it; then nothing is remembered.
    return null;
  }
}

export function remember(what: keyof typeof KEYS, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(KEYS[what]);
    else localStorage.setItem(KEYS[what], value);
  } catch {
    // As above.
  }
}
