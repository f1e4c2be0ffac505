import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { identityNumberFaults } from './sectionTextReport.ts';

const today = localDate('2018-09-20');

describe('an identity number in a text', () => {
  it.each([
    ['with a hyphen', 'För 850101-2382.'],
    ['with twelve digits', 'För 198501012382.'],
    ["with Word's dash", 'För 850101–2382.'],
    ['with a hyphen that does not break', 'För 850101\u20112382.'],
    ['with a minus', 'För 850101\u22122382.'],
    ['with a space', 'För 850101 2382.'],
    ['with a space that does not break', 'För 850101\u00a02382.'],
    ['half in bold', 'För 850101-**2382**.'],
    ['over two lines', 'För 850101-\n2382.'],
    ['in two cells beside each other', '| Född | Nummer |\n| - | - |\n| 850101 | 2382 |'],
    ['in a list', '- ett\n- 850101–2382'],
    ['in a heading', '## 850101 2382'],
    ['in what an image shows', '![Tack 850101-2382](image:0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001)'],
  ])('is found %s, and not told', (_, text) => {
    const faults = identityNumberFaults(text, today);
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toMatch(/2382|850101/);
  });

  it.each([
    'Budget 850 101 2 382 kr',
    '§ 850101',
    'tel. 021-85 01 01',
    '850101-2383',
    '2018-08-31 2018',
    'konto 850101, 2382 kr',
    '![Elden](image:19850101-2382-4c5e-9d7a-0d5a1d5a0001)',
  ])('is not seen in %s', (text) => expect(identityNumberFaults(text, today)).toEqual([]));
});
