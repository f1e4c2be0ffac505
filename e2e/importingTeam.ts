import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { apiPaths } from '../src/web/paths.ts';
import { expect } from './demo.ts';
import { samla } from './importedAssociation.ts';

/** An association of its own with empty interventions, and who works in it, each in a browser of their own. */
export type ImportingTeam = {
  readonly slug: string;
  as(role: 'coordinator' | 'economist' | 'teamleader'): Promise<Page>;
};

export async function importingTeam(
  browser: Browser,
  options: BrowserContextOptions,
  name: string,
  interventions: readonly string[],
): Promise<ImportingTeam> {
  const association = `${name} ${randomUUID().slice(0, 8)}`;
  const slug = (await samla(['association', 'create', association])).trim();
  const email = (role: string): string => `${role}@${slug}.example`;
  const add = async (role: string, ...more: string[]): Promise<string> =>
    (await samla(['user', 'add', email(role), '--name', `Prov ${role}`, '--role', role, '--association', association, ...more])).trim();
  const as = async (role: string, password: string): Promise<Page> => {
    const context = await browser.newContext(options);
    const answer = await context.request.post(apiPaths.session(), { data: { association: slug, email: email(role), password } });
    expect(answer.status()).toBe(200);
    return context.newPage();
  };
  const passwords = new Map([
    ['coordinator', await add('coordinator')],
    ['economist', await add('economist')],
  ]);
  const coordinator = await as('coordinator', passwords.get('coordinator') ?? '');
  for (const intervention of interventions) {
    const value = { name: intervention, kind: null, targetGroup: '', controllerId: null, agreements: [], coFinanciers: [], planned: [] };
    const contact = { from: '', to: '', contactName: '', contactEmail: '', contactPhone: '' };
    const saved = await coordinator.request.put(apiPaths.intervention(randomUUID()), {
      data: { version: 0, value: { ...value, ...contact } },
    });
    expect(saved.status(), await saved.text()).toBe(200);
    const password = await add('teamleader', '--intervention', intervention);
    if (!passwords.has('teamleader')) passwords.set('teamleader', password);
  }
  await coordinator.context().close();
  return { slug, as: (role) => as(role, passwords.get(role) ?? '') };
}
