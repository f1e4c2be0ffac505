import { useEffect, useId } from 'react';

/** What is written and not yet saved, by form. The shell asks before it leads away; the browser asks before it closes. */
const unsaved = new Set<string>();

export const hasUnsaved = (): boolean => unsaved.size > 0;

/** Forgets what was written: its writer has chosen to leave it. */
export const leaveUnsaved = (): void => unsaved.clear();

const ask = (event: BeforeUnloadEvent): void => {
  if (hasUnsaved()) event.preventDefault();
};

/** Says that a form holds what would be lost with the page. */
export function useUnsaved(isUnsaved: boolean): void {
  const id = useId();
  useEffect(() => {
    if (!isUnsaved) return;
    unsaved.add(id);
    window.addEventListener('beforeunload', ask);
    return () => {
      unsaved.delete(id);
      if (unsaved.size === 0) window.removeEventListener('beforeunload', ask);
    };
  }, [id, isUnsaved]);
}
