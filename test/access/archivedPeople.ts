import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { person } from './accessWorld.ts';

const closed = (on: string, more: object = {}) => ({ avslutad: on, avslutsorsak: 'studier', ...more });
/** Of Kraften one who is closed, one with protected data; and one of another team. */
export const CIA = person('k5', 'Kraften', 'K', '2018-02-01', 'Cia =Dal', closed('2018-09-01', { telefon: '070-000 00 01' }));
export const CONNY = person('k6', 'Kraften', 'M', '2018-03-01', 'Conny Doft', closed('2018-10-01', { skyddad: 'ja' }));
export const NILS = person('n3', 'Navet', 'M', '2018-03-01', 'Nils Öst', closed('2018-11-01'));

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const namesIn = (bytes: Uint8Array): string[] => Object.keys(unzipSync(bytes)).sort();
export const textIn = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
