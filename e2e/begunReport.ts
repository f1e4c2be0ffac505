import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { teamPartKey } from '../src/reports/sectionKey.ts';
import { apiPaths } from '../src/web/paths.ts';
import { expect } from './demo.ts';

export type Begun = { readonly id: string; readonly part: string; readonly team: string };

/** A report of a period of its own, with a part of the team that the demo's team leader leads. */
export async function begin(coordinator: Page, leader: Page): Promise<Begun> {
  const id = randomUUID();
  const session = (await (await leader.request.get(apiPaths.session())).json()) as {
    roles: { interventionId: string; intervention: string }[];
  };
  const [role] = session.roles;
  if (!role) throw new Error('the team leader leads no team');
  const answer = await coordinator.request.post(apiPaths.reports(), {
    data: { id, from: '2025-09-01', to: '2025-12-31', teams: [role.interventionId] },
  });
  expect(answer.status()).toBe(201);
  return { id, part: teamPartKey(role.interventionId), team: role.intervention };
}

/** The text of a section, to write in. */
export const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
/** Saves it for all. */
export const save = (page: Page) => page.getByRole('button', { name: 'Spara', exact: true }).click();
export async function write(page: Page, words: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(words);
}
