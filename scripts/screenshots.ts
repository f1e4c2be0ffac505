import { chromium, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

// Takes the README's pictures from a running server that holds the demo: SAMLA_URL (default http://localhost:3000), SAMLA_DEMO_PASSWORD.
const url = process.env['SAMLA_URL'] ?? 'http://localhost:3000';
const password = process.env['SAMLA_DEMO_PASSWORD'] ?? '';
const folder = join(import.meta.dirname, '../docs/screenshots');
mkdirSync(folder, { recursive: true });

type Shot = {
  readonly file: string;
  readonly who: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly before?: (page: Page) => Promise<void>;
};
const PERIOD = 'from=2018-01-01&to=2018-08-31';
const SHOTS: readonly Shot[] = [
  { file: 'figures.png', who: 'coordinator@norra.example', path: `/norra/figures?${PERIOD}`, width: 1280, height: 1000 },
  {
    file: 'figure-rows.png',
    who: 'teamleader@norra.example',
    path: `/norra/figures?${PERIOD}`,
    width: 1280,
    height: 900,
    before: async (page) => {
      const figures = page.getByRole('table', { name: /kommun/i }).getByRole('button');
      await figures.first().click();
      await page.getByRole('dialog').getByRole('table').waitFor();
    },
  },
  { file: 'economy.png', who: 'economist@norra.example', path: '/norra/economy?year=2018&per=2018-08-31', width: 1280, height: 1000 },
  { file: 'participants.png', who: 'teamleader@norra.example', path: '/norra/participants', width: 1280, height: 800 },
  {
    file: 'mapping.png',
    who: 'economist@norra.example',
    path: '/norra/economy/mapping?year=2021&per=2021-12-31',
    width: 1280,
    height: 800,
  },
  {
    file: 'section.png',
    who: 'coordinator@norra.example',
    path: '/norra/reports',
    width: 1280,
    height: 900,
    before: async (page) => {
      await page.getByRole('link', { name: /2026/ }).first().click();
      await page.getByRole('link', { name: 'Om förbundet och dess ändamål', exact: true }).click();
      await page.getByRole('textbox', { name: 'Text' }).waitFor();
    },
  },
  { file: 'reports.png', who: 'coordinator@norra.example', path: '/norra/reports', width: 1280, height: 620 },
  { file: 'phone.png', who: 'coordinator@norra.example', path: `/norra/figures?${PERIOD}`, width: 390, height: 844 },
];

const executablePath = process.env['SAMLA_CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  for (const shot of SHOTS) {
    const context = await browser.newContext({ baseURL: url, locale: 'sv-SE', viewport: { width: shot.width, height: shot.height } });
    const login = await context.request.post('/api/session', { data: { association: 'norra', email: shot.who, password } });
    if (!login.ok()) throw new Error(`${shot.who} could not log in: ${login.status()}`);
    const page = await context.newPage();
    await page.goto(shot.path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await shot.before?.(page);
    await page.screenshot({ path: join(folder, shot.file) });
    await context.close();
    console.info(shot.file);
  }
} finally {
  await browser.close();
}
