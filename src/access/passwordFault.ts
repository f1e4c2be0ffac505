/** Characters. No rules of kinds of characters, which make passwords worse; NIST SP 800-63B, OWASP ASVS 6.2. */
export const SHORTEST_PASSWORD = 12;
/** Characters that must be left when what anybody would guess is taken away. */
const LEAST_OF_ITS_OWN = 6;

// What the longest lists of known passwords are made of, in the languages spoken here, and the words of this house.
const GUESSED = [
  ...[
    'password',
    'passw0rd',
    'passwort',
    'lösenord',
    'losenord',
    'hemlig',
    'hemligt',
    'secret',
    'admin',
    'administrator',
    'login',
    'logga',
    'welcome',
  ],
  ...[
    'välkommen',
    'valkommen',
    'letmein',
    'iloveyou',
    'jagälskardig',
    'sommar',
    'vinter',
    'höst',
    'vår',
    'summer',
    'winter',
    'autumn',
    'spring',
  ],
  ...['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag', 'januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli'],
  ...[
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
    'stockholm',
    'göteborg',
    'malmö',
    'sverige',
    'sweden',
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
  ],
  ...[
    'samla',
    'finsam',
    'samordningsförbundet',
    'samordningsförbund',
    'samordning',
    'förbundet',
    'förbund',
    'kommun',
    'region',
    'rehabilitering',
    'insats',
  ],
];

export type PasswordFault = { readonly code: 'password-short' | 'password-guessed'; readonly text: string };

/**
 * Why a new password can't be taken, or undefined when it can.
 * @param known words that somebody who knows the user would try: name, e-mail address, association
 */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | undefined {
  if ([...password].length < SHORTEST_PASSWORD) {
    return {
      code: 'password-short',
      text: `Lösenordet är för kort. Välj ett med minst ${SHORTEST_PASSWORD} tecken, till exempel några ord som inte hör ihop.`,
    };
  }
  if (ownCharacters(password, known) < LEAST_OF_ITS_OWN) {
    return {
      code: 'password-guessed',
      text: 'Lösenordet går för lätt att gissa: det består av vanliga ord, namn, årtal eller upprepningar. Välj till exempel några ord som inte hör ihop.',
    };
  }
  return undefined;
}

function ownCharacters(password: string, known: readonly string[]): number {
  const words = [...known.flatMap((text) => plain(text).split(/[^\p{L}\p{N}]+/u)), ...GUESSED].filter((word) => word.length >= 3);
  let rest = plain(password);
  // Longest first, so that "samordningsförbundet" does not leave "sförbundet" behind.
  for (const word of words.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, ' ');
  rest = rest.replaceAll(/(?:19|20)\d\d/g, ' ').replaceAll(/(.{1,8}?)\1+/gu, '$1');
  return [...withoutRuns(rest)].filter((character) => character !== ' ').length;
}

/** Of 1234 or fedc one character remains. */
function withoutRuns(text: string): string {
  const characters = [...text];
  const step = (i: number): number => (characters[i]?.codePointAt(0) ?? 0) - (characters[i - 1]?.codePointAt(0) ?? 0);
  return characters.filter((_, i) => i < 2 || !(Math.abs(step(i)) <= 1 && step(i) === step(i - 1))).join('');
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase();
