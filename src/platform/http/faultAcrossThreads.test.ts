import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from '../database/databaseAway.ts';
import { UserError } from '../userError.ts';
import { raisedFault, tellFault } from './faultAcrossThreads.ts';
import { HttpFault } from './httpFault.ts';

const across = (error: unknown): Error => raisedFault(structuredClone(tellFault(error)));

describe('a fault that comes from another thread', () => {
  it('is the same refusal to whoever asked', () => {
    expect(across(new HttpFault(409, 'built-upon', 'Något har ändrats.', ['2 deltagare']))).toStrictEqual(
      new HttpFault(409, 'built-upon', 'Något har ändrats.', ['2 deltagare']),
    );
    expect(across(new UserError('key', 'Nyckeln saknas.', ['rad 1']))).toStrictEqual(new UserError('key', 'Nyckeln saknas.', ['rad 1']));
  });

  it('still says that the database is away', () => {
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(isDatabaseAway(across(gone))).toBe(true);
    // A server with two addresses.
    expect(isDatabaseAway(across(new AggregateError([gone, gone])))).toBe(true);
    expect(isDatabaseAway(across(new Error('Connection terminated unexpectedly')))).toBe(true);
    expect(isDatabaseAway(across(new Error('anything else')))).toBe(false);
  });

  it('keeps where it happened and its code, and no value that PostgreSQL tells in its detail', () => {
    const fault = Object.assign(new Error('duplicate key'), {
      code: '23505',
      constraint: 'import_pkey',
      detail: 'Key (name)=(Kim) exists',
    });
    const told = across(fault);
    expect(told).toMatchObject({ message: 'duplicate key', code: '23505', constraint: 'import_pkey' });
    expect(told.stack).toBe(fault.stack);
    expect(JSON.stringify(tellFault(fault))).not.toContain('Kim');
    expect(across('thrown as a text').message).toBe('thrown as a text');
  });
});
