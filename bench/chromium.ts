import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

/** The browser that the machine has, else the one that Playwright brings. */
export const chromiumPath = (): string =>
  [process.env['SAMLA_CHROMIUM'], '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path)) ?? chromium.executablePath();

export async function startChromium(): Promise<Browser> {
  // As root Chromium has no sandbox of its own to start in.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: chromiumPath(), args });
}
