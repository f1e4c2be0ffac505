import { ImageRun, Paragraph } from 'docx';
import type { ImageBlock } from './blockDocument.ts';
import { documentWords } from './documentWords.ts';
import { withoutControls } from './escapeXml.ts';
import { imageSize } from './imageSize.ts';
import type { Language } from './language.ts';
import { uprightPng } from './uprightPng.ts';

const PIXELS_A_POINT = 4 / 3;

/** An author's image in a paragraph of its own, with words for those who do not see it. */
export async function docxImage({ alternative, image }: ImageBlock, number: number, language: Language): Promise<Paragraph[]> {
  const { width, height } = imageSize(image);
  const transformation = { width: Math.round(width * PIXELS_A_POINT), height: Math.round(height * PIXELS_A_POINT) };
  const altText = { name: `${documentWords(language).image} ${number}`, description: withoutControls(alternative ?? '') };
  // Word goes by the pixels, whatever a photo says of which way up it was taken.
  const isUpright = image.orientation === 1;
  const data = isUpright ? image.bytes : await uprightPng(image, transformation);
  const type = isUpright && image.mediaType === 'image/jpeg' ? 'jpg' : 'png';
  return [new Paragraph({ children: [new ImageRun({ type, data: Buffer.from(data), transformation, altText })] })];
}
