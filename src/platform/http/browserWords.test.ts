import { describe, expect, it } from 'vitest';
import { browserWords } from './browserWords.ts';

const words = (userAgent: string | undefined): string => {
  const { browser, system } = browserWords(userAgent);
  return `${browser ?? '–'} ${system ?? '–'}`;
};

describe('what a browser says of itself', () => {
  it('becomes plain words', () => {
    const said = {
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0': 'Firefox Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0':
        'Edge Windows',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15': 'Safari Mac',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1':
        'Safari iPhone',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36': 'Chrome Android',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36': 'Chrome Linux',
    };
    for (const [userAgent, expected] of Object.entries(said)) expect(words(userAgent)).toBe(expected);
  });

  it('is nothing when it is not known, whatever is written', () => {
    for (const userAgent of [undefined, '', 'curl/8.0', '<script>', 'x'.repeat(100_000)]) expect(words(userAgent)).toBe('– –');
  });
});
