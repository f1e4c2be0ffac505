import type { Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { expect, SLUG } from './demo.ts';

const FORM = {
  enrolled: '2024-03-01',
  municipality: 'Sala',
  referrer: 'AF',
  education: 'gymnasium',
  occupationAtStart: 'ingen',
  incomeAtStart: ['försörjningsstöd'],
  supportMonths: '24',
};

/** Somebody new in the team of who is logged in, so that tests side by side change nobody else's record. @returns the record's address */
export async function enrolledParticipant(page: Page, familyName: string): Promise<string> {
  const choices: unknown = await (await page.request.get('/api/participants/choices')).json();
  const { interventions } = choices as { interventions: { id: string; mayRecord: boolean }[] };
  const id = crypto.randomUUID();
  const answer = await page.request.post('/api/participants', {
    data: {
      id,
      intervention: interventions.find(({ mayRecord }) => mayRecord)?.id,
      basis: 'prov',
      participant: {
        kind: 'person',
        protected: false,
        person: { number: '', sex: 'K', birthYear: '1984', givenName: 'Prova', familyName },
        contact: { phone: '0000-11 22 33', email: '' },
        form: FORM,
      },
    },
  });
  expect(answer.status()).toBe(201);
  return pagePaths.participant(SLUG, id);
}
