/** An .eml file as a mail program shows it: headers by lower-case name and the text. Plain text in one part, as Samla writes. */
export function letterText(raw: string): { readonly headers: Readonly<Record<string, string>>; readonly text: string } {
  const cut = raw.indexOf('\r\n\r\n');
  const unfolded = raw.slice(0, cut).replaceAll(/\r\n[ \t]+/g, ' ');
  const headers = Object.fromEntries(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
  const body = raw.slice(cut + 4);
  const bytes =
    headers['content-transfer-encoding'] === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(decodeQuoted(body, /=\r\n/g), 'latin1');
  return { headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n') };
}

const decodeQuoted = (text: string, soft: RegExp): string =>
  text.replaceAll(soft, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

/** RFC 2047; the space between two encoded words is none. */
const decodeWords = (text: string): string =>
  text
    .replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      (kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64')
        : Buffer.from(decodeQuoted(word.replaceAll('_', ' '), /$^/g), 'latin1')
      ).toString('utf8'),
    );
