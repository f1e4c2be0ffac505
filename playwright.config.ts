import { defineConfig, devices } from '@playwright/test';
import { existsSync } from 'node:fs';

/** The browser that the tests were given, else Debian's where there is one, else the one that Playwright brings. */
const chromium = process.env['SAMLA_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    baseURL: process.env['SAMLA_E2E_URL'] ?? 'http://localhost:3000',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    screenshot: 'only-on-failure',
    launchOptions: { ...(chromium === undefined ? {} : { executablePath: chromium }), args: isRoot ? ['--no-sandbox'] : [] },
  },
  projects: [
    { name: 'logins', testMatch: /logins\.setup\.ts/ },
    { name: 'desktop', dependencies: ['logins'], use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } } },
    {
      name: 'phone',
      dependencies: ['logins'],
      use: { ...devices['Desktop Chrome'], viewport: { width: 390, height: 844 }, hasTouch: true },
    },
  ],
});
