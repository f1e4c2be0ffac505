import { Type, type Static, type TSchema } from 'typebox';

/** Parts that many contracts share. */
export const Uuid = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date', description: 'ISO day, ÅÅÅÅ-MM-DD' });
/** Which version of a record was seen when a change was asked for. */
export const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
export const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);
export const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** Every fault: a stable code, plain Swedish text that says what to mend, and more lines where there are several. */
export const Fault = object({ code: Type.String(), text: Type.String(), details: Type.Array(Type.String()) });
export type Fault = Static<typeof Fault>;

/** The decision that a setting rests on: its day, its paragraph ("§ 12") and what it says, perhaps nothing. */
export const Decision = object({
  day: Day,
  paragraph: Type.String({ minLength: 1, maxLength: 60 }),
  text: Type.String({ maxLength: 2000 }),
});
export type Decision = Static<typeof Decision>;

/** A setting with every value it has had, the latest first. Version 0 is Samla's own value, before any decision. */
export const settingAnswer = <S extends TSchema>(value: S) =>
  object({
    version: Type.Integer({ minimum: 0 }),
    value,
    versions: Type.Array(
      object({
        version: Type.Integer({ minimum: 1 }),
        value,
        decision: Decision,
        recordedAt: Type.String({ format: 'date-time' }),
        recordedBy: Type.String(),
      }),
    ),
  });

/** A new value of a setting: the version that was seen when it was written, and the decision. */
export const settingChange = <S extends TSchema>(value: S) =>
  object({
    version: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    value,
    decision: object({
      day: Type.String({ maxLength: 40 }),
      paragraph: Type.String({ maxLength: 200 }),
      text: Type.String({ maxLength: 5000 }),
    }),
  });
