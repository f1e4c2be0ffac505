import type { Login } from './route.ts';

/** How long it stays proved who somebody is for taking out personal data. ASVS 7.5.3. */
export const FRESH_PROOF_MINUTES = 15;

/** Whether it was proved so lately who a login is that files with personal data may leave. */
export const isFreshlyProved = ({ provedAt }: Pick<Login, 'provedAt'>, now: Date): boolean =>
  provedAt !== null && now.getTime() - provedAt.getTime() < FRESH_PROOF_MINUTES * 60_000;
