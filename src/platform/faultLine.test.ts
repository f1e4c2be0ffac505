import { describe, expect, it } from 'vitest';
import { faultLine } from './faultLine.ts';

describe('a line about a fault', () => {
  it('says where, what and the way there', () => {
    const line = faultLine('GET /api/x', new RangeError('too far'));
    expect(line).toMatch(/^GET \/api\/x: RangeError too far\n\s+at /);
  });

  it('leaves out what the database tells of a row', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint'), {
      code: '23505',
      detail: 'Key (email)=(anna@prov.example) already exists.',
      where: 'COPY line 1: hemligt',
    });
    expect(faultLine('x', error)).toContain('Error 23505 duplicate key');
    expect(faultLine('x', error)).not.toMatch(/anna@|hemligt/);
  });

  it('keeps out a value that the database could not read', () => {
    const error = Object.assign(new Error('invalid input syntax for type date: "Anna Ek"'), { code: '22007' });
    expect(faultLine('x', error)).toMatch(/^x: Error 22007 a value does not fit/);
    expect(faultLine('x', error)).not.toContain('Anna');
  });

  it('can not be made to look like two', () => {
    expect(faultLine('x', new Error('first\n2030-01-01 forged\rline')).split('\n')[0]).toBe('x: Error first 2030-01-01 forged line');
    expect(faultLine('x', 'just\ntext')).toBe('x: just text');
  });

  it('holds no identity number', () => {
    expect(faultLine('x', new Error('bad value 19850101-2390'))).toContain('bad value [nummer]');
  });
});
