import { expect, it } from 'vitest';
import { readPasskeySettings } from './passkeySettings.ts';

it('passkeys belong to the address that browsers write, and to no other', () => {
  const told = (address: string) => readPasskeySettings({ SAMLA_ADDRESS: address }, 3000, true);
  expect(told('https://samla.norra.example/')).toEqual({ origin: 'https://samla.norra.example', rpId: 'samla.norra.example' });
  expect(told('https://samla.norra.example:8443')).toEqual({ origin: 'https://samla.norra.example:8443', rpId: 'samla.norra.example' });
  for (const wrong of ['http://samla.norra.example', 'samla']) expect(() => told(wrong), wrong).toThrow(/SAMLA_ADDRESS/);
});

it('without an address they belong to this computer, and behind a proxy to none', () => {
  expect(readPasskeySettings({}, 3000, false)).toEqual({ origin: 'http://localhost:3000', rpId: 'localhost' });
  expect(readPasskeySettings({}, 3000, true)).toBeUndefined();
  expect(readPasskeySettings({}, 0, false)).toBeUndefined();
});

it('an address of numbers can have none: browsers allow names alone', () => {
  expect(readPasskeySettings({ SAMLA_ADDRESS: 'http://127.0.0.1:3000' }, 3000, false)).toBeUndefined();
  expect(readPasskeySettings({ SAMLA_ADDRESS: 'https://[2001:db8::1]' }, 3000, false)).toBeUndefined();
});
