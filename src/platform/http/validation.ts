import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { parseLocalDate } from '../../shared/localDate.ts';

// Fastify's own defaults turn null into 0 and drop unknown fields; here a body is what it says, and only query strings,
// which are text by nature, are turned into numbers.
const strict = new Ajv({ coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: true, strict: false });
const fromText = new Ajv({ coerceTypes: true, removeAdditional: false, useDefaults: true, allErrors: true, strict: false });
const addFormats = addFormatsModule.default;
for (const ajv of [strict, fromText]) {
  addFormats(ajv);
  // The package's own take a year 0 and `urn:uuid:…`, which the database does not.
  ajv.addFormat('date', (text: string) => parseLocalDate(text) !== undefined);
  ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
}

export function compileValidator(schema: object, part: string | undefined): ValidateFunction {
  return (part === 'body' ? strict : fromText).compile(schema);
}

/** What is wrong with a request, one plain Swedish line per fault. Never repeats the value. */
export function faultTexts(errors: readonly ErrorObject[]): string[] {
  return errors.map((error) => {
    const field = [...error.instancePath.split('/').slice(1), missing(error)].filter((part) => part !== '').join('.');
    return `${field === '' ? 'Innehållet' : field}: ${reason(error)}`;
  });
}

function missing(error: ErrorObject): string {
  const params: Record<string, unknown> = error.params;
  const name = params['missingProperty'] ?? params['additionalProperty'];
  return typeof name === 'string' ? name : '';
}

function reason(error: ErrorObject): string {
  const params: Record<string, unknown> = error.params;
  switch (error.keyword) {
    case 'required':
      return 'saknas';
    case 'additionalProperties':
      return 'är okänt; ta bort det';
    case 'type':
      return `ska vara ${TYPES[String(params['type'])] ?? String(params['type'])}`;
    case 'enum':
      return `ska vara något av ${JSON.stringify(params['allowedValues'])}`;
    case 'format':
      return FORMATS[String(params['format'])] ?? 'har fel form';
    case 'minLength':
      return `ska ha minst ${String(params['limit'])} tecken`;
    case 'maxLength':
      return `får ha högst ${String(params['limit'])} tecken`;
    case 'minimum':
      return `ska vara minst ${String(params['limit'])}`;
    case 'maximum':
      return `får vara högst ${String(params['limit'])}`;
    default:
      return 'har fel form';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'ett heltal',
  number: 'ett tal',
  boolean: 'sant eller falskt',
  object: 'ett objekt',
  array: 'en lista',
};
const FORMATS: Readonly<Record<string, string>> = {
  date: 'ska vara en dag, ÅÅÅÅ-MM-DD',
  uuid: 'ska vara en nyckel (UUID)',
  'date-time': 'ska vara en tidpunkt',
};
