import { afterEach, expect, test } from 'vitest';
import { forgetAskedBefore, keepAskedBefore, takeAskedBefore } from './askedBefore.ts';

afterEach(forgetAskedBefore);

test('what was asked before is given once: who asks again is told what holds then', async () => {
  keepAskedBefore('/api/reports', {}, Promise.resolve('as it was'));
  expect(await takeAskedBefore('/api/reports', {})).toBe('as it was');
  expect(takeAskedBefore('/api/reports', {})).toBeUndefined();
});

test('an answer goes only to the same question', () => {
  keepAskedBefore('/api/participants/search', { method: 'POST', body: { status: 'now' } }, Promise.resolve('enrolled'));
  expect(takeAskedBefore('/api/participants/search', { method: 'POST', body: { status: 'all' } })).toBeUndefined();
  expect(takeAskedBefore('/api/participants', {})).toBeUndefined();
});

test('a change makes old what was asked before it', () => {
  keepAskedBefore('/api/budget?year=2026', {}, Promise.resolve('before the change'));
  expect(takeAskedBefore('/api/budget', { method: 'PUT', body: {} })).toBeUndefined();
  expect(takeAskedBefore('/api/budget?year=2026', {})).toBeUndefined();
});

test('a question that fails before anybody wanted its answer fails for whom it was asked, and nowhere else', async () => {
  keepAskedBefore('/api/reports', {}, Promise.reject(new Error('no answer')));
  await new Promise((resolve) => setTimeout(resolve, 1));
  await expect(takeAskedBefore('/api/reports', {})).rejects.toThrow('no answer');
});
