import type { Page } from '@playwright/test';
import type { Backups } from '../src/privacy/backupsApi.ts';
import { apiPaths } from '../src/web/paths.ts';
import { expect, test } from './demo.ts';
import { ADDRESSES, expectNothingFound, settled, tooWide } from './nothingFound.ts';

const SCHEDULE = {
  ...{ time: '02:30', kept: { days: 7, weeks: 5, months: 12 }, nextNight: '2026-11-30', notBefore: null, isDue: false },
  folderIsThere: true,
};
const NONE: Backups = { schedule: SCHEDULE, lastGood: null, isLate: true, order: null, runs: [], byHand: 0 };

const shows = async (page: Page, backups: Backups): Promise<void> => {
  await page.route(`**${apiPaths.backups()}`, (route) => route.fulfill({ json: backups }));
  await page.goto(ADDRESSES.backups);
  await settled(page);
};

test('the administrator has a backup made, sees it come, and finds it among the runs', async ({ as }) => {
  const page = await as('administrator');
  await page.goto(ADDRESSES.backups);
  await settled(page);
  await page.getByRole('button', { name: 'Gör en kopia nu' }).dblclick();
  await expect(page.getByText('Säkerhetskopian är gjord och kontrolläst.')).toBeVisible({ timeout: 110_000 });
  await expect(page.getByRole('button', { name: 'Gör en kopia nu' })).toBeVisible();
  const runs = page.getByRole('table', { name: /Nattliga och på begäran/ });
  await expect(runs.getByRole('row', { name: /På begäran Gjord och kontrolläst Som/ }).first()).toBeVisible();
  await expect(page.getByText('Ingen säkerhetskopia har lyckats')).toHaveCount(0);
  await expectNothingFound(page, 'backups');
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
});

test('the auditor reads of the same, and has no button', async ({ as }) => {
  const page = await as('auditor');
  await page.goto(ADDRESSES.backups);
  await settled(page);
  await expect(page.getByText('Nästa nattliga')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gör en kopia nu' })).toHaveCount(0);
});

test('what is missing is told with what to do: no folder set, none yet, one that failed, a folder that is away', async ({ as }) => {
  const page = await as('administrator');
  await shows(page, { ...NONE, schedule: null });
  await expect(page.getByText('Inga säkerhetskopior görs')).toBeVisible();
  await expect(page.getByText('SAMLA_BACKUP')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gör en kopia nu' })).toHaveCount(0);
  await expectNothingFound(page, 'backups that are not made');
  await page.unrouteAll();
  await shows(page, NONE);
  await expect(page.getByText('Ingen säkerhetskopia har lyckats än')).toBeVisible();
  await expectNothingFound(page, 'no backups yet');
  await page.unrouteAll();
  const failed = {
    id: crypto.randomUUID(),
    begunAt: '2026-11-29T01:30:00.000Z',
    seconds: 3,
    isAsked: false,
    made: null,
    isThere: false,
    kept: null,
  };
  await shows(page, {
    ...NONE,
    lastGood: '2026-11-27T01:31:00.000Z',
    schedule: { ...SCHEDULE, folderIsThere: false, notBefore: '2026-11-29T02:30:00.000Z' },
    runs: [{ ...failed, fault: 'backup-disk' }],
  });
  await expect(page.getByText('Ingen säkerhetskopia har lyckats på 36 timmar')).toBeVisible();
  await expect(page.getByText('Mappen för säkerhetskopior går inte att nå')).toBeVisible();
  await expect(page.getByText('Nytt försök tidigast 2026-11-29 03:30')).toBeVisible();
  await expect(page.getByText('Disken var full').first()).toBeVisible();
  await expectNothingFound(page, 'a backup that failed');
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
});
