import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { consentState, maySharePart, sharedOn, type Consent } from './consent.ts';
import { consentFaultText, readConsent, readWithdrawalDay, type ConsentForm } from './consentForm.ts';
import { readPaper } from './consentPaper.ts';
import { JPEG, PNG } from '../../test/exampleImages.ts';

const day = localDate;
const TODAY = day('2018-09-05');
const [FK, AF, LEFT] = ['fk', 'af', 'left'];
const sharing = (more: Partial<Consent> = {}) => ({
  ...{ kind: 'sharing' as const, partyId: FK, what: ['plan', 'follow_ups'] as const, from: day('2018-06-01'), to: day('2018-12-31') },
  ...{ withdrawal: null },
  ...more,
});
const withdrawn = (on: string, as: 'withdrawn' | 'mistake' = 'withdrawn') => ({ on: day(on), as, at: new Date(0), by: 'prov' });

describe('what may be shared', () => {
  const may = (consents: Parameters<typeof maySharePart>[0], more: Partial<Parameters<typeof maySharePart>[1]> = {}): boolean =>
    maySharePart(consents, { partyId: FK, part: 'plan', day: TODAY, ...more });

  it('is what the participant has agreed to, with that party alone, and nothing else', () => {
    expect(may([sharing()])).toBe(true);
    expect(may([])).toBe(false);
    expect(may([sharing()], { partyId: AF })).toBe(false);
    expect(may([sharing()], { part: 'contact' })).toBe(false);
    expect(may([sharing(), sharing({ partyId: AF, what: ['contact'] })], { part: 'contact' })).toBe(false);
  });

  it('is so from the first day to the last, both included', () => {
    expect(['2018-05-31', '2018-06-01', '2018-12-31', '2019-01-01'].map((on) => may([sharing()], { day: day(on) }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is so no longer from the very day of the withdrawal, and never was where it was a mistake', () => {
    const taken = [sharing({ withdrawal: withdrawn('2018-09-05') })];
    expect([may(taken, { day: day('2018-09-04') }), may(taken)]).toEqual([true, false]);
    expect(may([sharing({ withdrawal: withdrawn('2018-09-05', 'mistake') })], { day: day('2018-09-04') })).toBe(false);
    expect(may([...taken, sharing()])).toBe(true);
  });

  it('is by no other kind of consent', () => {
    expect(may([sharing({ kind: 'registration' }), sharing({ kind: 'information' })])).toBe(false);
  });

  it('is said by party, with what several consents give together', () => {
    expect(sharedOn([sharing(), sharing({ what: ['contact'] }), sharing({ partyId: AF, to: day('2018-09-04') })], TODAY)).toEqual([
      { partyId: FK, what: ['contact', 'plan', 'follow_ups'] },
    ]);
  });
});

it('a consent that has not begun is coming, and one whose last day was yesterday has ended', () => {
  expect(consentState({ from: day('2018-09-06'), to: null, withdrawal: null }, TODAY)).toBe('coming');
  expect(consentState({ from: day('2018-01-01'), to: day('2018-09-04'), withdrawal: null }, TODAY)).toBe('ended');
});

describe('a consent as it is written', () => {
  const parties = new Map([
    [FK, null],
    [LEFT, day('2018-01-31')],
  ]);
  const FORM: ConsentForm = {
    ...{ kind: 'sharing', party: FK, purpose: '  planera   återgång ', what: ['plan', 'plan'], from: '2018-06-01', to: '2018-12-31' },
    how: 'paper',
  };
  const faults = (more: Partial<ConsentForm>): string[] => {
    const read = readConsent({ ...FORM, ...more }, parties, TODAY);
    return read.ok ? [] : read.error.map(consentFaultText);
  };

  it('is read without what stands around it', () => {
    expect(readConsent(FORM, parties, TODAY)).toEqual({
      ok: true,
      value: {
        ...{ kind: 'sharing', partyId: FK, purpose: 'planera återgång', what: ['plan'], from: '2018-06-01', to: '2018-12-31' },
        how: 'paper',
      },
    });
  });

  it('to share says with whom, for what, what and until when, all that is missing at once', () => {
    expect(faults({ party: '', purpose: ' ', what: [], from: '1 juni', to: '' })).toEqual([
      'part: parten saknas – välj vem som får ta del av uppgifterna',
      'ändamål: ändamålet saknas – skriv varför uppgifterna får delas',
      'vad som får delas: det står inte vad som får delas – kryssa för minst en sak',
      'från och med: första dagen saknas eller finns inte i kalendern – skriv den som ÅÅÅÅ-MM-DD',
      'till och med: sista dagen saknas – skriv till och med vilken dag uppgifterna får delas',
    ]);
    expect(faults({ to: '2018-05-31' })).toEqual(['till och med: sista dagen kommer före den första – rätta den ena']);
    expect(faults({ to: '2018-02-30' })).toEqual(['till och med: sista dagen finns inte i kalendern – skriv den som ÅÅÅÅ-MM-DD']);
  });

  it('names a party of the association that is there when it begins', () => {
    expect(faults({ party: 'grannkommunen' })[0]).toMatch(/^part: parten finns inte bland förbundets parter/);
    expect(faults({ party: LEFT })[0]).toMatch(/^part: parten hör inte längre till förbundet/);
  });

  it('of another kind has no party, purpose or parts, and is not given ahead of its day', () => {
    expect(faults({ kind: 'registration' })).toHaveLength(3);
    const bare = { kind: 'registration' as const, party: '', purpose: '', what: [] };
    expect(faults({ ...bare, to: '' })).toEqual([]);
    expect(faults({ ...bare, to: '', from: '2018-09-06' })[0]).toMatch(/^från och med: dagen har inte varit än/);
    expect(faults({ ...bare, kind: 'information' })[0]).toMatch(/^till och med: information som har lämnats tar inte slut/);
  });
});

it('a withdrawal holds at once: its day is today or has been', () => {
  expect(readWithdrawalDay('2018-09-05', TODAY)).toEqual({ ok: true, value: TODAY });
  expect(readWithdrawalDay('2018-09-06', TODAY)).toMatchObject({ ok: false, error: { code: 'day-future' } });
  expect(readWithdrawalDay('i går', TODAY)).toMatchObject({ ok: false, error: { code: 'day' } });
});

describe('a signed paper', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
  const fault = (file: Uint8Array): string => {
    const read = readPaper(file);
    return read.ok ? read.value.mediaType : read.error;
  };

  it('is a PDF, JPEG or PNG by what is in it, whole', () => {
    expect([fault(PNG), fault(JPEG), fault(bytes('%PDF-1.7\n…\n%%EOF\n'))]).toEqual(['image/png', 'image/jpeg', 'application/pdf']);
    expect([fault(PNG.subarray(0, -8)), fault(JPEG.subarray(0, 200)), fault(bytes('%PDF-1.7\nhalf'))]).toEqual(Array(3).fill('truncated'));
  });

  it('is nothing else, whatever its name', () => {
    expect(fault(bytes(''))).toBe('empty');
    for (const text of ['<html>', 'MZ\u0090', 'PK\u0003\u0004', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a'])
      expect(fault(bytes(text))).toBe('unknown');
    expect(fault(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('too-large');
  });
});
