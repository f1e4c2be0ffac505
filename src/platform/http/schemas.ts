import { Type, type Static } from 'typebox';

/** Parts that many contracts share. */
export const Uuid = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date', description: 'ISO day, ÅÅÅÅ-MM-DD' });
export const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);
export const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** Every fault: a stable code, plain Swedish text that says what to mend, and more lines where there are several. */
export const Fault = object({ code: Type.String(), text: Type.String(), details: Type.Array(Type.String()) });
export type Fault = Static<typeof Fault>;
