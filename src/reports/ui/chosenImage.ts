import { LARGEST_IMAGE_BYTES, type ImageFault } from '../imageFault.ts';
import { readImageFile } from '../imageFile.ts';

/** A file that somebody has chosen as an image: why it can not be one, or what it looks like. */
export type ChosenImage = {
  readonly file: File;
  /** Under which it is sent: the same however often. */
  readonly key: string;
  readonly fault: ImageFault | undefined;
  /** The image as an address of its own. */
  readonly preview: string | undefined;
};

/** Looks at a file before anything is sent, by the server's own rule. */
export async function chosenImage(file: File): Promise<ChosenImage> {
  const [key, preview] = [crypto.randomUUID(), undefined];
  // One of thirty megabytes is not even read.
  if (file.size > LARGEST_IMAGE_BYTES) return { file, key, fault: 'too-large', preview };
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return { file, key, fault: 'truncated', preview };
  const image = readImageFile(new Uint8Array(bytes));
  if (!image.ok) return { file, key, fault: image.error, preview };
  return {
    file,
    key,
    fault: undefined,
    preview: await dataAddress(new Blob([Uint8Array.from(image.value.bytes)], { type: image.value.mediaType })),
  };
}

const dataAddress = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.readAsDataURL(blob);
  });
