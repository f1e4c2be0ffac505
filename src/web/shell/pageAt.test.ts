import { expect, test } from 'vitest';
import { pagePaths } from '../paths.ts';
import { pageAt } from './pageAt.ts';

test('a page is found at its address, with what the address names', () => {
  expect(pageAt(pagePaths.figures('norra'))).toEqual({ page: 'figures', params: {} });
  expect(pageAt(`${pagePaths.budget('norra')}/`)).toEqual({ page: 'budget', params: {} });
  expect(pageAt(pagePaths.reportSection('norra', 'r 1', 'board'))).toEqual({
    page: 'reportSection',
    params: { id: 'r 1', section: 'board' },
  });
});

test('a name goes before a key', () => {
  expect(pageAt(pagePaths.newIntervention('norra'))?.page).toBe('newIntervention');
  expect(pageAt(pagePaths.intervention('norra', '9f0c'))).toEqual({ page: 'intervention', params: { id: '9f0c' } });
});

test('no page is found where there is none', () => {
  for (const address of ['/', '/norra/', '/norra', '/norra/finns-inte', '/norra/figures/more'])
    expect(pageAt(address), address).toBeUndefined();
});
