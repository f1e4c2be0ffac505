import { useEffect, useRef, type RefObject } from 'react';

/** Gives the focus back to what opened something, when that is gone. @returns where to look for it */
export function useFocusBack<E extends HTMLElement>(
  open: string | undefined,
  find: (within: E, opened: string) => HTMLElement | null,
): RefObject<E | null> {
  const place = useRef<E>(null);
  const was = useRef<string | undefined>(undefined);
  useEffect(() => {
    const opened = was.current;
    if (opened !== undefined && open === undefined && place.current) find(place.current, opened)?.focus();
    was.current = open;
  });
  return place;
}
