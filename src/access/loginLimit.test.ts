import { describe, expect, it } from 'vitest';
import { accountHash, addressHash, plainEmail } from './loginLimit.ts';

describe('an account', () => {
  it('is the same however its address is typed', () => {
    expect(plainEmail('  Anna.Ek@Prov.Example ')).toBe('anna.ek@prov.example');
    expect(accountHash('ANNA@prov.example').equals(accountHash('anna@prov.example '))).toBe(true);
    expect(accountHash('a\u030Asa@prov.example').equals(accountHash('\u00E5sa@prov.example'))).toBe(true);
    expect(accountHash('anna@prov.example').equals(accountHash('anne@prov.example'))).toBe(false);
  });
});

describe('a network address', () => {
  const same = (one: string, two: string): boolean => addressHash(one).equals(addressHash(two));

  it('of version 6 is the network of one subscriber, however it is written', () => {
    expect(same('2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(true);
    expect(same('2001:DB8:1:2::1', '2001:0db8:0001:0002::9')).toBe(true);
    expect(same('2001:db8::1', '2001:db8:0:0:1::')).toBe(true);
    expect(same('fe80::1%eth0', 'fe80::2')).toBe(true);
    expect(same('2001:db8:1:2::1', '2001:db8:1:3::1')).toBe(false);
    expect(same('::1', '2001:db8::1')).toBe(false);
  });

  it('of version 4 is the one address, also when it comes in the clothes of version 6', () => {
    expect(same('::ffff:192.0.2.7', '192.0.2.7')).toBe(true);
    expect(same('::ffff:192.0.2.7', '::ffff:192.0.2.8')).toBe(false);
    expect(same('192.0.2.7', '192.0.2.8')).toBe(false);
  });
});
