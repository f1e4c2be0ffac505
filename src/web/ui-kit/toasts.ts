/** A short word about something that was done, with a way to undo it where there is one. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'fault';
  readonly action?: { readonly text: string; readonly run: () => void };
};

let shown: readonly Toast[] = [];
let latest = 0;
const watchers = new Set<() => void>();

function change(next: readonly Toast[]): void {
  shown = next;
  for (const tell of watchers) tell();
}

/** Says something at the edge of the screen. It stays until it is closed or the next comes: nobody has to hurry. */
export function say(text: string, options: { readonly kind?: Toast['kind']; readonly action?: Toast['action'] } = {}): void {
  latest += 1;
  const { kind = 'done', action } = options;
  change([{ id: latest, text, kind, ...(action === undefined ? {} : { action }) }]);
}

export const closeToast = (id: number): void => change(shown.filter((toast) => toast.id !== id));
export const shownToasts = (): readonly Toast[] => shown;

export function watchToasts(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
