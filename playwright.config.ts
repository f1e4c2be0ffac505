import { defineConfig, devices } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_PASSWORD } from './demo/logins.ts';

/** The browser that the tests were given, else Debian's where there is one, else the one that Playwright brings. */
const chromium = process.env['SAMLA_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const isRoot = process.getuid?.() === 0;

/** A server that runs already and holds the demo; without one the run starts its own. */
const running = process.env['SAMLA_E2E_URL'];
const PORT = Number(process.env['SAMLA_E2E_PORT'] ?? 3187);
process.env['SAMLA_E2E_PASSWORD'] ??= DEMO_PASSWORD;
/** Where the run's own server keeps its data, told to the tests too: they import beside it by the command line. */
if (running === undefined) process.env['SAMLA_E2E_DATA'] ??= path.join(tmpdir(), `samla-e2e-${randomUUID()}`);

/** What these try does not depend on how wide the screen is; the pages they pass are looked at in both widths by other tests. */
const SAME_ON_EVERY_SCREEN = new RegExp(
  `(${[
    'archive',
    'goldenSets',
    'randomSets',
    'economyForecasts',
    'eIdentification',
    'figureFiles',
    'figuresComparison',
    'firstQuestions',
    'imports',
    'language',
    'readings',
    'retention',
    'reportDrafts',
    'reportImages',
    'reportPreview',
    'reports',
    'savedViews',
    'scriptBudget',
    'settings',
  ].join('|')})\\.spec\\.ts$`,
);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    baseURL: running ?? `http://localhost:${PORT}`,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    screenshot: 'only-on-failure',
    launchOptions: { ...(chromium === undefined ? {} : { executablePath: chromium }), args: isRoot ? ['--no-sandbox'] : [] },
  },
  ...(running === undefined
    ? {
        webServer: {
          command: `"${process.execPath}" e2e/server.ts`,
          url: `http://localhost:${PORT}/healthz`,
          env: { PORT: String(PORT) },
          timeout: 240_000,
          gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
        },
      }
    : {}),
  // A second try, named as flaky in the list: a slow machine is no fault of the program, and what is wrong fails twice.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  projects: [
    { name: 'logins', testMatch: /logins\.setup\.ts/ },
    { name: 'desktop', dependencies: ['logins'], use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } } },
    {
      name: 'phone',
      testIgnore: SAME_ON_EVERY_SCREEN,
      dependencies: ['logins'],
      use: { ...devices['Desktop Chrome'], viewport: { width: 390, height: 844 }, hasTouch: true },
    },
  ],
});
