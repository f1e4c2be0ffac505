import { err, ok, type Result } from '../shared/result.ts';
import { exifOrientation, orientationSegment } from './exifOrientation.ts';
import type { ImageFault } from './imageFault.ts';
import { latin1 } from './imageKind.ts';

type Read = { readonly width: number; readonly height: number; readonly orientation: number; readonly bytes: Uint8Array };

const START = Uint8Array.of(0xff, 0xd8);
const END = Uint8Array.of(0xff, 0xd9);
/** The plain head (JFIF) that says how colours are stored, without a size in print and without a smaller picture. */
const PLAIN_HEAD = Uint8Array.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const M = { dqt: 0xdb, dht: 0xc4, dri: 0xdd, sos: 0xda, eoi: 0xd9, app0: 0xe0, app1: 0xe1, app14: 0xee, app15: 0xef, com: 0xfe } as const;
/** Baseline, extended and progressive: what every program shows. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const ADOBE_LENGTH = 12;

type Kept = {
  readonly parts: Uint8Array[];
  isPlain: boolean;
  orientation: number;
  frame: { readonly width: number; readonly height: number } | undefined;
  scans: number;
};

/**
 * Walks a JPEG segment by segment and keeps those that it takes to show it: tables, frame, scans, how colours are stored. What a
 * camera or program wrote beside, and what comes after the end, is left out; of that only which way up it is.
 */
export function readJpeg(bytes: Uint8Array): Result<Read, ImageFault> {
  const kept: Kept = { parts: [], isPlain: false, orientation: 1, frame: undefined, scans: 0 };
  let at = START.length;
  for (;;) {
    if (at >= bytes.length) return err('truncated');
    if (bytes[at] !== 0xff) return err('damaged');
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return err('truncated');
    if (marker === M.eoi) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const next = at + 2 + length;
    if (next > bytes.length) return err('truncated');
    if (length < 2) return err('damaged');
    const fault = take(marker, bytes.subarray(at, next), kept);
    if (fault) return err(fault);
    at = next;
    if (marker !== M.sos) continue;
    const end = scanEnd(bytes, at);
    if (end === undefined) return err('truncated');
    kept.parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (!kept.frame || kept.scans === 0) return err('damaged');
  const { frame, orientation, isPlain, parts } = kept;
  const heads = [...(isPlain ? [PLAIN_HEAD] : []), ...(orientation === 1 ? [] : [orientationSegment(orientation)])];
  return ok({ ...frame, orientation, bytes: joined([START, ...heads, ...parts, END]) });
}

/** Where the compressed pixels of a scan end: at the next marker that is no part of them. */
function scanEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return undefined;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return undefined;
}

/** @param segment with its marker and length */
function take(marker: number, segment: Uint8Array, kept: Kept): ImageFault | undefined {
  const body = segment.subarray(4);
  if (marker === M.app0) {
    if (latin1(body, 0, 5) === 'JFIF\0') kept.isPlain = true;
    return undefined;
  }
  if (marker === M.app1) {
    if (kept.orientation === 1) kept.orientation = exifOrientation(body);
    return undefined;
  }
  if (marker === M.app14) {
    if (latin1(body, 0, 5) === 'Adobe' && body.length === ADOBE_LENGTH) kept.parts.push(segment);
    return undefined;
  }
  if ((marker > M.app1 && marker <= M.app15) || marker === M.com) return undefined;
  if (FRAMES.includes(marker)) return takeFrame(segment, kept);
  if (marker >= 0xc0 && marker <= 0xcf && marker !== M.dht) return 'unusual';
  const isWhole =
    (marker === M.dqt && holdsTables(body, quantisationLength)) ||
    (marker === M.dht && holdsTables(body, huffmanLength)) ||
    (marker === M.dri && body.length === 2) ||
    (marker === M.sos && kept.frame !== undefined && body.length === 4 + 2 * (body[0] ?? 0));
  if (!isWhole) return 'damaged';
  if (marker === M.sos) kept.scans += 1;
  kept.parts.push(segment);
  return undefined;
}

function takeFrame(segment: Uint8Array, kept: Kept): ImageFault | undefined {
  const body = segment.subarray(4);
  const [precision = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, components = 0] = body;
  if (kept.frame || body.length !== 6 + 3 * components) return 'damaged';
  if (precision !== 8 || (components !== 1 && components !== 3)) return 'unusual';
  const [width, height] = [(w1 << 8) | w0, (h1 << 8) | h0];
  if (width === 0 || height === 0) return 'damaged';
  kept.frame = { width, height };
  kept.parts.push(segment);
  return undefined;
}

/** Whether a segment is tables from end to end, so that nothing else lies in it. */
function holdsTables(body: Uint8Array, lengthAt: (body: Uint8Array, at: number) => number | undefined): boolean {
  let at = 0;
  while (at < body.length) {
    const length = lengthAt(body, at);
    if (length === undefined) return false;
    at += length;
  }
  return at === body.length && at > 0;
}

function quantisationLength(body: Uint8Array, at: number): number | undefined {
  const head = body[at] ?? 0xff;
  return head >> 4 > 1 || (head & 15) > 3 ? undefined : 1 + 64 * ((head >> 4) + 1);
}

function huffmanLength(body: Uint8Array, at: number): number | undefined {
  const head = body[at] ?? 0xff;
  const codes = body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
  return head >> 4 > 1 || (head & 15) > 3 || codes > 256 ? undefined : 17 + codes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}
