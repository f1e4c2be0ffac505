import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, Uuid } from '../platform/http/schemas.ts';
import { IMAGE_FAULT_TEXTS, LARGEST_IMAGE_BYTES } from './imageFault.ts';
import { IMAGE_TYPES } from './imageFile.ts';
import { roles, sectionParams } from './sectionsApi.ts';

const params = object({ ...sectionParams.properties, image: Uuid });
const path = '/api/reports/{id}/sections/{section}/images/{image}';

/** In pixels, the right way up. */
export const AddedImage = object({ key: Uuid, width: Type.Integer(), height: Type.Integer() });
export type AddedImage = Static<typeof AddedImage>;

export const addSectionImage = {
  operationId: 'addSectionImage',
  method: 'PUT',
  path,
  summary: 'Keeps a PNG or JPEG for the text of a section, without what its maker wrote beside the pixels; with a key made by the asker',
  roles,
  params,
  file: true,
  largest: { bytes: LARGEST_IMAGE_BYTES, text: IMAGE_FAULT_TEXTS['too-large'] },
  answer: { status: 201, schema: AddedImage },
  faults: [404, 409, 413, 422],
} as const satisfies Contract;

export const getSectionImage = {
  operationId: 'getSectionImage',
  method: 'GET',
  path,
  summary: 'An image of a section; its bytes never change',
  roles,
  params,
  answer: { status: 200, files: IMAGE_TYPES },
  faults: [404],
} as const satisfies Contract;

export const takeOverImage = {
  operationId: 'takeOverImage',
  method: 'POST',
  path: `${path}/copy`,
  summary: 'Keeps an image of another section or report here too, under the same key, for a text that is taken over from there',
  roles,
  params,
  answer: { status: 201, schema: AddedImage },
  faults: [404, 409, 422],
} as const satisfies Contract;
