import { expect, test } from 'vitest';
import { samlaDataFolder } from './dataFolder.ts';

test('SAMLA_DATA decides, whoever starts', () => {
  expect(samlaDataFolder({ SAMLA_DATA: '/srv/samla' }, '/home/kim/samla', true)).toBe('/srv/samla');
  expect(samlaDataFolder({ SAMLA_DATA: '/srv/samla' }, '/home/kim/samla', false)).toBe('/srv/samla');
});

test('an ordinary user has the data in the clone', () => {
  expect(samlaDataFolder({}, '/home/kim/samla', false)).toBe('/home/kim/samla/data');
  expect(samlaDataFolder({ SAMLA_DATA: '' }, '/home/kim/samla', false)).toBe('/home/kim/samla/data');
});

test('root has it under /var/lib/samla, and two clones of one name keep apart', () => {
  const one = samlaDataFolder({}, '/root/samla', true);
  expect(one).toMatch(/^\/var\/lib\/samla\/samla-[0-9a-f]{8}$/u);
  expect(samlaDataFolder({}, '/root/samla/', true)).toBe(one);
  expect(samlaDataFolder({}, '/opt/samla', true)).not.toBe(one);
  expect(samlaDataFolder({}, '/opt/vår samla', true)).toMatch(/^\/var\/lib\/samla\/v_r_samla-[0-9a-f]{8}$/u);
});
