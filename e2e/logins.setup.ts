import { expect, test } from '@playwright/test';
import { DEMO_ROLES, DEMO_USERS, demoPassword, sessionFile, SLUG } from './demo.ts';

for (const role of DEMO_ROLES) {
  test(`the demo's ${role} can log in`, async ({ request }) => {
    const answer = await request.post('/api/session', {
      data: { association: SLUG, email: DEMO_USERS[role].email, password: demoPassword() },
    });
    expect(answer.status()).toBe(200);
    await request.storageState({ path: sessionFile(role) });
  });
}
