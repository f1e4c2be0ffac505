import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Chance } from './seededChance.ts';

const LONG_TEXT = 5_000;
const EXCESS: readonly unknown[] = [
  ...[null, true, -1, 0, 1e308, 2 ** 53, 0.1, 'NaN', '', ' ', '1e999', '2018-02-30', '9999-99-99', '0000-01-01', '-', '\u0000'],
  ...[
    '\ud800',
    'a\u202eb',
    '\u0001\u001f',
    '=1+1',
    "'; drop table x; --",
    '<script>',
    '%00',
    '../..',
    '😀'.repeat(300),
    'x'.repeat(LONG_TEXT),
  ],
  ...[[], {}, [[]], [null], { a: { b: [1] } }],
];
const KEYS = ['__proto__', 'constructor', 'toString', 'extra', ''];

/** The same value with one part of it, by chance, made into something that nobody should send. */
export function mutatedValue(value: unknown, chance: Chance): unknown {
  const isBranch = typeof value === 'object' && value !== null;
  if (!isBranch || chance.next() < 0.15) return chance.oneOf(EXCESS);
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    if (list.length === 0 || chance.next() < 0.2) return [...list, ...list, chance.oneOf(EXCESS)];
    const place = chance.below(list.length);
    return list.map((one, i) => (i === place ? mutatedValue(one, chance) : one));
  }
  const entries = Object.entries(value);
  const [key, inner] = entries.length === 0 ? ['extra', 1] : chance.oneOf(entries);
  const others = entries.filter(([name]) => name !== key);
  const kind = chance.next();
  if (kind < 0.15) return Object.fromEntries(others);
  // As JSON would: a name that is no name of a prototype here.
  if (kind < 0.3)
    return JSON.parse(`{"${chance.oneOf(KEYS)}":{"x":1},${JSON.stringify(value).slice(1).replace(/^\}/, '"y":1}')}`) as object;
  return Object.fromEntries([...others, [key, mutatedValue(inner, chance)]]);
}

const IN_ADDRESS = ['%00', '%2e%2e%2f', '%ff', '%', '//', '%ed%a0%80', '?a=1&a=2', '&&', "'", 'x'.repeat(300), '%252e', '[]'];

/** The same address with something put in, left out, or doubled. */
export function mutatedAddress(url: string, chance: Chance): string {
  const [path = '', query] = url.split('?');
  const kind = chance.next();
  if (query !== undefined && kind < 0.25) return `${url}&${query}`;
  if (query !== undefined && kind < 0.6) {
    const parts = query.split('&');
    const place = chance.below(parts.length);
    const put = chance.oneOf(['', 'NaN', '-1', '99999999999999999999', '%00', '1e5', '2018-02-30', '%F0%9F%98%80', 'x'.repeat(300)]);
    return `${path}?${parts.map((part, i) => (i === place ? `${part.split('=')[0] ?? ''}=${put}` : part)).join('&')}`;
  }
  if (query !== undefined && kind < 0.7) return path;
  const at = '/api/'.length + chance.below(Math.max(1, url.length - '/api/'.length));
  return `${url.slice(0, at)}${chance.oneOf(IN_ADDRESS)}${url.slice(at + chance.below(3))}`;
}

/** The same text cut off, with a piece doubled, or a letter of it changed. */
export function mutatedText(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1);
  const kind = chance.next();
  if (kind < 0.3) return text.slice(0, at);
  if (kind < 0.5) return text.slice(0, at) + text.slice(Math.max(0, at - 20));
  return (
    text.slice(0, at) + chance.oneOf(['"', '{', '\u0000', '\\', ',', '1e9999', '\u2028', '""""', ';;', '\n', '\r\n\t']) + text.slice(at + 1)
  );
}

const CELLS = [
  ...['99999999', '-1', '9999-12-31', '0001-01-01', '1/0', '=HYPERLINK("x")', '@SUM(1)', '"', '""', '\u0000', '\u0007', '1e400', 'ja'],
  ...[
    'nej',
    '2018-13-01',
    '😀',
    '\u202e',
    'NULL',
    '1,5',
    '1 000 000 000 000,99',
    'x'.repeat(40_000),
    '<![CDATA[',
    '&#0;',
    '#VER',
    '{',
    '}',
  ],
];

/** The same lines and cells with a line gone, doubled or moved, columns swapped, or a cell made into something outrageous. */
function mutatedLines(text: string, chance: Chance): string {
  const lines = text.split('\n');
  const at = chance.below(lines.length);
  const other = chance.below(lines.length);
  const line = lines[at] ?? '';
  const put = (index: number, value: string): string => lines.map((one, i) => (i === index ? value : one)).join('\n');
  switch (chance.below(6)) {
    case 0:
      return lines.filter((_, i) => i !== at).join('\n');
    case 1:
      return put(other, `${lines[other] ?? ''}\n${line}`);
    case 2:
      return put(other, line);
    case 3:
      return lines.map((one) => one.split(';').reverse().join(';')).join('\n');
    default: {
      const separator = line.includes(';') ? ';' : ' ';
      const cells = line.split(separator);
      const place = chance.below(cells.length);
      return put(at, cells.map((cell, i) => (i === place ? chance.oneOf(CELLS) : cell)).join(separator));
    }
  }
}

function mutatedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = chance.below(bytes.length);
  const kind = chance.next();
  if (kind < 0.25) return bytes.slice(0, at);
  if (kind < 0.4) return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.max(0, at - 64))]);
  const changed = bytes.slice();
  for (let time = chance.below(8); time >= 0; time -= 1) changed[chance.below(changed.length)] = chance.below(256);
  return changed;
}

/** The same file with bytes, lines, cells, encoding or packed members changed by chance. */
export function mutatedFile(bytes: Uint8Array, isWorkbook: boolean, chance: Chance): Uint8Array {
  if (chance.next() < 0.25) return mutatedBytes(bytes, chance);
  if (!isWorkbook) {
    const text = new TextDecoder('latin1').decode(bytes);
    let changed = text;
    for (let time = chance.below(3); time >= 0; time -= 1) changed = mutatedLines(changed, chance);
    const kind = chance.next();
    if (kind < 0.1) return new Uint8Array(Buffer.from(changed, 'utf16le'));
    return new Uint8Array(Buffer.from(changed, kind < 0.2 ? 'utf8' : 'latin1'));
  }
  const members = unzipSync(bytes);
  const name = chance.oneOf(Object.keys(members));
  const { [name]: member = new Uint8Array(), ...others } = members;
  const kind = chance.next();
  if (kind < 0.1) return zipSync(others);
  if (kind < 0.3 && member.length > 0) return zipSync({ ...others, [name]: mutatedBytes(member, chance) });
  const text = strFromU8(member);
  const values = [...text.matchAll(/>([^<>]+)</g)];
  const value = values.length === 0 ? undefined : chance.oneOf(values);
  if (value === undefined) return zipSync({ ...others, [name]: strToU8(mutatedText(text, chance)) });
  const put = chance.oneOf(CELLS).replaceAll('<', '&lt;').replaceAll('\u0000', '&#0;');
  return zipSync({ ...others, [name]: strToU8(`${text.slice(0, value.index + 1)}${put}${text.slice(value.index + value[0].length - 1)}`) });
}
