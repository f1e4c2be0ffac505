/**
 * npm leaves an optional package out of package-lock.json when its registry did not have it just then (often those of
 * other systems, such as a compiler's for macOS), and `npm ci` then refuses the lock file on every machine.
 */
export type LockFile = { readonly packages: Readonly<Record<string, LockedPackage>> };
export type LockedPackage = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];

/** The optional packages that are named in the lock file and not in it: path → what to lock, exactly as its parent asks. */
export function missingOptionalPackages({ packages }: LockFile): ReadonlyMap<string, LockedPackage> {
  const missing = new Map<string, LockedPackage>();
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isFound(packages, parent, name)) missing.set(`node_modules/${name}`, lockedPlatformPackage(name, version, dev ?? false));
    }
  }
  return missing;
}

/** Looked for as Node does: beside the parent, then ever further out. */
function isFound(packages: LockFile['packages'], parent: string, name: string): boolean {
  if (packages[`${parent === '' ? '' : `${parent}/`}node_modules/${name}`]) return true;
  if (parent === '') return false;
  return isFound(packages, parent.slice(0, Math.max(0, parent.lastIndexOf('/node_modules/'))), name);
}

/** Such packages are named after their machine (`core-linux-arm64-musl`); npm must know it, or it would install them all. */
function lockedPlatformPackage(name: string, version: string, dev: boolean): LockedPackage {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const at = words.findIndex((word) => SYSTEMS.includes(word));
  const [os, cpu, abi = ''] = words.slice(at);
  if (at < 0 || os === undefined || cpu === undefined || !/^\d/u.test(version)) {
    throw new Error(
      `${name}@${version} is missing in package-lock.json and is not a platform's package: run npm install where it can be had.`,
    );
  }
  const libc = os === 'linux' && abi !== '' ? { libc: [abi.startsWith('gnu') ? 'glibc' : 'musl'] } : {};
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...libc, optional: true, os: [os] };
}
