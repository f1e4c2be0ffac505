import { isDeepStrictEqual } from 'node:util';

/** Whether what is being saved is there already: a double click, or a save whose answer was lost on the way. Fields beyond `saved` do not count. */
export const isSameRecord = (there: object, saved: object): boolean => {
  const fields = new Map(Object.entries(there));
  return Object.entries(saved).every(([name, value]) => isDeepStrictEqual(fields.get(name), value));
};
