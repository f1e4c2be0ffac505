import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

/** The browser that the machine has, else the one that Playwright brings. */
export async function startChromium(): Promise<Browser> {
  const executablePath = [process.env['SAMLA_CHROMIUM'], '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path));
  // As root Chromium has no sandbox of its own to start in.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args });
}
