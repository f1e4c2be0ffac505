import { createHash } from 'node:crypto';
import type { RoleFamily } from '../roles.ts';

export { ROLE_FAMILIES, type RoleFamily } from '../roles.ts';

/** Names carry the catalogue's name, so that two installations can share a server. */
export type InstallationNames = {
  readonly catalogue: string;
  readonly template: string;
  readonly app: string;
  /** Reads everything of an association and writes nothing. */
  readonly backup: string;
  readonly families: Readonly<Record<RoleFamily, string>>;
  database(slug: string): string;
  /** The database of an association that is restored; the mark tells one attempt from another. */
  restored(slug: string, mark: string): string;
};

const MAX_IDENTIFIER = 63;

export function installationNames(catalogue: string): InstallationNames {
  const name = (part: string): string => shorten(`${catalogue}_${part}`);
  return {
    catalogue,
    template: name('template'),
    app: name('app'),
    backup: name('backup'),
    families: {
      user: name('user'),
      team: name('team'),
      figures: name('figures'),
      privacy: name('privacy'),
      admin: name('admin'),
      operator: name('operator'),
    },
    database: (slug) => name(`a_${slug.replaceAll('-', '_')}`),
    restored: (slug, mark) => name(`r_${slug.replaceAll('-', '_')}_${mark}`),
  };
}

// PostgreSQL cuts longer identifiers silently, which could make two names one.
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_IDENTIFIER) return name;
  return `${name.slice(0, 46)}_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
