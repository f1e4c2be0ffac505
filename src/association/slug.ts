const LONGEST = 40;

/** The first part of an association's browser address, made from its name: lower case a–z, digits and hyphens. */
export function slugFrom(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[åä]/g, 'a')
    .replaceAll('ö', 'o')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.slice(0, LONGEST).replaceAll(/^-+|-+$/g, '') || 'forbund';
}

export const isSlug = (text: string): boolean => text.length <= LONGEST && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
