import { isSlug, slugFrom } from '../association/slug.ts';
import { checkOrganisationNumber } from '../shared/organisationNumber.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import { UserError } from '../platform/userError.ts';
import { textOption, type Command, type CommandContext } from './command.ts';

export const associationCreate: Command = {
  words: ['association', 'create'],
  usage: 'NAMN --number 999901-0003 [--slug S]',
  positionals: 1,
  options: { number: { type: 'string' }, slug: { type: 'string' } },
  async run(context, args) {
    const name = args.positionals[0] ?? '';
    const created = await createAssociation(context, name, textOption(args, 'number'), textOption(args, 'slug'));
    context.print(created.entry.slug);
    context.say(`Förbundet "${created.entry.name}" är skapat.`);
  },
};

/** Makes an association and writes who did it in its audit log. Without a slug one is made from the name. */
export async function createAssociation(
  context: CommandContext,
  name: string,
  number: string | undefined,
  slug: string | undefined,
): Promise<AssociationDatabase> {
  const cleanName = name.normalize('NFC').trim();
  if (cleanName === '' || cleanName.length > 200) throw new UserError('name', 'Förbundets namn ska ha mellan 1 och 200 tecken.');
  if (slug !== undefined && !isSlug(slug))
    throw new UserError('slug', `"${slug}" kan inte stå i en adress. Använd a–z, siffror och bindestreck, högst 40 tecken.`);
  const installation = await context.installation();
  const taken = new Set((await installation.listAssociations()).map((entry) => entry.slug));
  const created = await installation.createAssociation({
    name: cleanName,
    slug: slug ?? freeSlug(slugFrom(cleanName), taken),
    organisationNumber: organisationNumber(number),
  });
  await created.write(context.operator, { action: 'create association', reason: 'operator' }, async () => undefined);
  return created;
}

function organisationNumber(text: string | undefined): string | null {
  if (text === undefined) return null;
  const number = checkOrganisationNumber(text);
  if (!number.ok) throw new UserError('number', number.error.text);
  return number.value;
}

function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n += 1) {
    const candidate = `${wanted.slice(0, 36)}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}
