import { useState } from 'react';

type Sending = {
  readonly busy: boolean;
  readonly fault: unknown;
  /** Sends once at a time; what goes wrong is shown where it was sent from, and what was written stays. */
  readonly run: (send: () => Promise<void>) => Promise<void>;
  readonly forget: () => void;
};

/**
 * Sends a form. Not a mutation of the query client: one that finds the session ended leads to the login, and the form with all that
 * is written in it would be gone.
 */
export function useSend(): Sending {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  return {
    busy,
    fault,
    forget: () => setFault(undefined),
    async run(send) {
      setBusy(true);
      setFault(undefined);
      try {
        await send();
      } catch (error) {
        setFault(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
