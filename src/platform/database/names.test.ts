import { describe, expect, it } from 'vitest';
import { installationNames, quoteIdentifier, ROLE_FAMILIES } from './names.ts';

const all = (catalogue: string, slugs: readonly string[]): string[] => {
  const names = installationNames(catalogue);
  return [
    names.template,
    names.app,
    names.backup,
    ...Object.values(names.families),
    ...slugs.flatMap((slug) => [names.database(slug), names.restored(slug, '0a1b2c3d')]),
  ];
};

describe('the names of an installation', () => {
  it('carry the name of the catalogue, so that two installations share a server', () => {
    expect(all('samla', ['norra']).every((name) => name.startsWith('samla_'))).toBe(true);
    expect(all('samla', ['norra']).filter((name) => all('prov', ['norra']).includes(name))).toEqual([]);
  });

  it('are each their own, for every family and association', () => {
    const names = all('samla', ['norra', 'sodra', 'app', 'team', 'backup', 'template', 'a', 'a-b', 'ab']);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(installationNames('samla').families)).toEqual([...ROLE_FAMILIES]);
  });

  it('fit in what PostgreSQL keeps of a name, and differ still', () => {
    const long = 'mycket-langt-namn-pa-ett-samordningsforb';
    const names = all('en_katalog_med_ett_mycket_langt_namn_som_inte_tar_slut_an', [`${long.slice(0, 39)}a`, `${long.slice(0, 39)}b`]);
    expect(names.map((name) => Buffer.byteLength(name)).filter((length) => length > 63)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are quoted so that nothing in them is SQL', () => {
    expect(quoteIdentifier('a"; drop table x; --')).toBe('"a""; drop table x; --"');
  });
});
