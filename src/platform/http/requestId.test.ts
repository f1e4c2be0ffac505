import { expect, it } from 'vitest';
import { newRequestId } from './requestId.ts';

it('a request’s number is twelve hexadecimal characters, and has never the digits of an identity number in a row', () => {
  const numbers = Array.from({ length: 2_000 }, newRequestId);
  expect(numbers.filter((number) => !/^[0-9a-f]{12}$/.test(number))).toEqual([]);
  expect(numbers.filter((number) => /\d{7}/.test(number))).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
});
