import { crc32 } from 'node:zlib';

/** Small images made for tests: 48 × 32, upper left red, lower left green, right half blue. */
const decoded = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64, 'base64'));

export const JPEG = decoded(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wAARCAAgADADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABYBAQEBAAAAAAAAAAAAAAAAAAgHCf/EAB0RAQABAwUAAAAAAAAAAAAAAABEB4PDBghFgsL/2gAMAwEAAhEDEQA/AJYAnRliaKWmhEUEn2siE1rhXMYARCENggMrh2GPmwWPio2zcnZyqLoGR19ABUqI/9k=',
);
export const PROGRESSIVE_JPEG = decoded(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wgARCAAgADADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFgEBAQEAAAAAAAAAAAAAAAAABwYI/9oADAMBAAIQAxAAAAGVE4ypqlmkSEBEhNgGVzpj+wY+qUYKlF//xAAUEAEAAAAAAAAAAAAAAAAAAABA/9oACAEBAAEFAkf/xAAcEQABAwUAAAAAAAAAAAAAAAAQAAVDBoGCwcL/2gAIAQMBAT8BVaw5clgktsf/xAAbEQABBAMAAAAAAAAAAAAAAAAQAAaCwgdDRP/aAAgBAgEBPwFMLfGxxn0wsP/EABQQAQAAAAAAAAAAAAAAAAAAAED/2gAIAQEABj8CR//EABQQAQAAAAAAAAAAAAAAAAAAAED/2gAIAQEAAT8hR//aAAwDAQACAAMAAAAQ/rC9oC//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAEDAQE/EFgf/8QAFBEBAAAAAAAAAAAAAAAAAAAAIP/aAAgBAgEBPxBdv//EABQQAQAAAAAAAAAAAAAAAAAAAED/2gAIAQEAAT8QR//Z',
);
/** In the colours of a printing press. */
export const CMYK_JPEG = decoded(
  '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8nOT04MjwuMzQy/8AAFAgAIAAwBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD3+vn+vn+vf6KKKKKKKK+AKK+/6KKKKKKKKK+/6K+AKKKKKKKKKK+AKK+/6KKKKKKKKKK+/wCvgCiiiiiiiiiivgCvv+iiiiiiiiiivv8Ar4Aoooooooooor4Ar7/ooooooooooor//Z',
);
export const PNG = decoded(
  'iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAIAAADbtmxLAAAASElEQVR4nO3WsQ0AMBDCQD7775yM4Aa9UvgGQC6Zm45JZ+lUVooMIgYRg4hBxCBiEDGItG5MMv6hHQYRg4hBxCBiEDGIfBf0APwfBD0TYnlRAAAAAElFTkSuQmCC',
);

/** What a phone writes beside the pixels, and must never be found again: where, when, what. */
export const SECRETS = ['SALA-BRUNNSGATAN-7', '1999:12:31', 'IPHONE-OF-SOMEBODY', 'SMALLER-PICTURE', 'XMP-LATITUDE-59,55.27N', 'IPTC-CITY'];
/** 59° 55′ 16.3″, as EXIF writes it. */
export const LATITUDE = Uint8Array.of(0, 0, 0, 59, 0, 0, 0, 1, 0, 0, 0, 55, 0, 0, 0, 1, 0, 0, 0, 163, 0, 0, 0, 10);

const bytesOf = (...parts: readonly (string | number | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : typeof part === 'number' ? [part] : [...part])),
  );
const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 255);
const u32 = (value: number): Uint8Array => Uint8Array.of(...u16(value >>> 16), ...u16(value & 65_535));

/** EXIF as a phone writes it: which way up, its name, and the place in a directory of its own. */
function exif(orientation: number): Uint8Array {
  const entry = (tag: number, type: number, count: number, value: Uint8Array): Uint8Array =>
    bytesOf(u16(tag), u16(type), u32(count), value);
  const [camera, place, day] = [SECRETS[2] ?? '', SECRETS[0] ?? '', SECRETS[1] ?? ''];
  const gpsAt = 8 + 2 + 3 * 12 + 4;
  const dataAt = gpsAt + 2 + 3 * 12 + 4;
  const offsets = [dataAt, dataAt + camera.length, dataAt + camera.length + LATITUDE.length];
  return bytesOf(
    ...['Exif\0\0MM\0*', u32(8), u16(3)],
    entry(0x0110, 2, camera.length, u32(offsets[0] ?? 0)),
    entry(0x0112, 3, 1, bytesOf(u16(orientation), 0, 0)),
    entry(0x8825, 4, 1, u32(gpsAt)),
    ...[u32(0), u16(3)],
    entry(0x0002, 5, 3, u32(offsets[1] ?? 0)),
    entry(0x001b, 7, place.length, u32(offsets[2] ?? 0)),
    entry(0x001d, 2, day.length, u32((offsets[2] ?? 0) + place.length)),
    ...[u32(0), camera, LATITUDE, place, day, SECRETS[3] ?? ''],
  );
}

const segment = (marker: number, body: Uint8Array): Uint8Array => bytesOf(0xff, marker, u16(body.length + 2), body);

/** A photo as it comes from a phone: with place, time and maker in all the ways that are known, and a smaller picture after the end. */
export function photoOfPhone(orientation = 1, jpeg: Uint8Array = JPEG): Uint8Array<ArrayBuffer> {
  const beside = [
    segment(0xe1, exif(orientation)),
    segment(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0', SECRETS[4] ?? '')),
    segment(0xe2, bytesOf('MPF\0', SECRETS[3] ?? '')),
    segment(0xed, bytesOf('Photoshop 3.0\0', SECRETS[5] ?? '')),
    segment(0xfe, bytesOf(SECRETS[2] ?? '')),
  ];
  return Uint8Array.from(bytesOf(jpeg.subarray(0, 20), ...beside, jpeg.subarray(20), JPEG, SECRETS[3] ?? ''));
}

const chunk = (name: string, body: Uint8Array): Uint8Array => {
  const named = bytesOf(name, body);
  return bytesOf(u32(body.length), named, u32(crc32(named)));
};

/** A picture of a screen as programs save it, with author, place and time, and something after the end. */
export function pngOfProgram(): Uint8Array<ArrayBuffer> {
  const beside = [
    chunk('tEXt', bytesOf('Author\0', SECRETS[2] ?? '')),
    chunk('iTXt', bytesOf('XML:com.adobe.xmp\0\0\0\0\0', SECRETS[4] ?? '')),
    chunk('eXIf', exif(1).subarray(6)),
    chunk('tIME', Uint8Array.of(7, 207, 12, 31, 1, 2, 3)),
  ];
  return Uint8Array.from(bytesOf(PNG.subarray(0, 33), ...beside, PNG.subarray(33), SECRETS[3] ?? ''));
}

/** A PNG in which every part is sound but for the pixels, which no program can unpack. */
export const unreadablePng = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(bytesOf(PNG.subarray(0, 33), chunk('IDAT', new Uint8Array(60).fill(0x55)), chunk('IEND', new Uint8Array())));
