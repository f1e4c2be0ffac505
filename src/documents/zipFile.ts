import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';

/** A file in a ZIP file, as it was before it was packed. */
export type ZippedFile = { readonly name: string; readonly bytes: number; readonly sha256: string };
export type ZipEntry = { write(content: string | Uint8Array): void; end(): void };
export type ZipWriter = {
  /** Several may be open at once; what is written to the later ones waits, packed, until the first has ended. */
  add(name: string, isPacked?: boolean): ZipEntry;
  /** What has become of it since the last time: given on and forgotten. */
  take(): Uint8Array[];
  end(): void;
  /** Those that have ended. */
  readonly files: readonly ZippedFile[];
};

const LEVEL = 6;

/**
 * A ZIP file made piece by piece, never held whole. The same content and instant give the same bytes, in whatever time zone: what says
 * when the files are from is written in UTC. Nothing of the machine stands in it. Holds less than 4 GB.
 */
export function zipWriter(at: Date): ZipWriter {
  let ready: Uint8Array[] = [];
  const files: ZippedFile[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  // The library writes an instant as the clock on the wall shows it.
  const mtime = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());
  return {
    files,
    add(name, isPacked = true) {
      // What can not be made smaller is stored, in the same form, which programs can read from the beginning to the end.
      const entry = new ZipDeflate(name, { level: isPacked ? LEVEL : 0 });
      entry.mtime = mtime;
      zip.add(entry);
      const hash = createHash('sha256');
      let bytes = 0;
      return {
        write(content) {
          const piece = typeof content === 'string' ? new TextEncoder().encode(content) : content;
          hash.update(piece);
          bytes += piece.length;
          entry.push(piece);
        },
        end() {
          entry.push(new Uint8Array(0), true);
          files.push({ name, bytes, sha256: hash.digest('hex') });
        },
      };
    },
    take() {
      const taken = ready;
      ready = [];
      return taken;
    },
    end: () => zip.end(),
  };
}
