import { expect, test } from './demo.ts';
import { SCRIPT_BUDGETS, weighScripts } from './scriptWeight.ts';

for (const { name, isInside, limit, open } of SCRIPT_BUDGETS) {
  test(`${name}: at most ${limit} kB of scripts are fetched`, async ({ page, as }, { annotations }) => {
    const kilobytes = await weighScripts(isInside ? await as('coordinator') : page, open);
    annotations.push({ type: 'kB', description: kilobytes.toFixed(1) });
    expect(kilobytes).toBeLessThanOrEqual(limit);
  });
}
