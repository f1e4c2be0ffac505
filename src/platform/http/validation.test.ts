import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { Day, nullable, object, Uuid } from './schemas.ts';
import { compileValidator, faultTexts } from './validation.ts';

const faults = (schema: object, part: 'body' | 'querystring', value: unknown): string[] => {
  const validate = compileValidator(schema, part);
  return validate(value) ? [] : faultTexts(validate.errors ?? []);
};

describe('a day and a key in a request', () => {
  it('are those that the database takes, and no others', () => {
    for (const day of ['2018-02-28', '2020-02-29', '0001-01-01', '9999-12-31'])
      expect(faults(object({ day: Day }), 'body', { day }), day).toEqual([]);
    for (const day of ['2018-02-29', '0000-01-01', '2018-1-1', '2018-01-01T00:00:00Z', '', '10000-01-01', '2018-01-01 '])
      expect(faults(object({ day: Day }), 'body', { day }), day).toEqual(['day: ska vara en dag, ÅÅÅÅ-MM-DD']);
    expect(faults(object({ id: Uuid }), 'body', { id: '0B9A5A9E-6f0f-4c5e-9d7a-0d5a1d5a0001' })).toEqual([]);
    for (const id of [
      'urn:uuid:0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001',
      '{0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001}',
      '0b9a5a9e',
      '',
      '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001\n',
    ])
      expect(faults(object({ id: Uuid }), 'body', { id }), id).toEqual(['id: ska vara en nyckel (UUID)']);
  });
});

describe('numbers', () => {
  it('are read from a query string, and never from a text in a body', () => {
    const schema = object({ n: Type.Integer() });
    expect(faults(schema, 'querystring', { n: '7' })).toEqual([]);
    expect(faults(schema, 'body', { n: '7' })).toEqual(['n: ska vara ett heltal']);
    expect(faults(schema, 'body', { n: null })).toEqual(['n: ska vara ett heltal']);
  });

  it('that may be missing are told apart from nought', () => {
    expect(faults(object({ n: nullable(Type.Integer()) }), 'body', { n: null })).toEqual([]);
    expect(faults(object({ n: nullable(Type.Integer()) }), 'body', {})).toEqual(['n: saknas']);
  });
});

describe('what is wrong', () => {
  it('is said with the place, in Swedish, all at once, and never with the value', () => {
    const schema = object({
      list: Type.Array(object({ name: Type.String({ minLength: 2, maxLength: 3 }), n: Type.Integer({ minimum: 1, maximum: 3 }) })),
      kind: Type.Enum(['a', 'b']),
      on: Type.Boolean(),
      when: Type.String({ format: 'date-time' }),
    });
    const value = {
      list: [
        { name: 'x', n: 0 },
        { name: 'hemligt', n: 9 },
        { name: 'xx', n: 1, more: 'hemligt' },
      ],
      kind: 'hemligt',
      on: 'hemligt',
      when: 'hemligt',
    };
    const said = faults(schema, 'body', value);
    expect(said).toEqual([
      'list.0.name: ska ha minst 2 tecken',
      'list.0.n: ska vara minst 1',
      'list.1.name: får ha högst 3 tecken',
      'list.1.n: får vara högst 3',
      'list.2.more: är okänt; ta bort det',
      'kind: ska vara något av ["a","b"]',
      'on: ska vara sant eller falskt',
      'when: ska vara en tidpunkt',
    ]);
    expect(faults(schema, 'body', 'hemligt')).toEqual(['Innehållet: ska vara ett objekt']);
  });
});
