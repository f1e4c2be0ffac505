import type { PartyFields } from '../src/association/party.ts';
import type { InterventionKind } from '../src/interventions/interventionFacts.ts';
import type { DemoAssociation } from './demoAssociations.ts';

export type DemoParty = Omit<PartyFields, 'email' | 'isMember' | 'to'> & { readonly mailbox: string };
export type DemoFacts = {
  readonly kind: InterventionKind;
  readonly targetGroup: string;
  /** By the party's name. */
  readonly controller: string;
  readonly processor: string;
  readonly coFinanciers: readonly { readonly party: string; readonly share: number; readonly ofWhat: string }[];
  readonly planned: Readonly<Record<number, number>>;
  readonly contact: { readonly name: string; readonly mailbox: string; readonly phone: string };
};

const member = (kind: PartyFields['kind'], name: string, share: number | null, mailbox: string): DemoParty => ({
  ...{ kind, name, share, mailbox, from: '2011-09-01' },
});

/** Members with their shares of the member money in hundredths of a percent: the state a half, region and municipalities a quarter each. */
export const DEMO_PARTIES: Readonly<Record<DemoAssociation['slug'], readonly DemoParty[]>> = {
  norra: [
    member('FK', 'Försäkringskassan', 5000, 'samverkan.fk'),
    member('AF', 'Arbetsförmedlingen', null, 'samverkan.af'),
    member('region', 'Region Bruksbygden', 2500, 'samverkan.region'),
    member('municipality', 'Sala kommun', 900, 'samverkan.sala'),
    member('municipality', 'Fagersta kommun', 500, 'samverkan.fagersta'),
    member('municipality', 'Hallstahammars kommun', 600, 'samverkan.hallstahammar'),
    member('municipality', 'Surahammars kommun', 300, 'samverkan.surahammar'),
    member('municipality', 'Norbergs kommun', 200, 'samverkan.norberg'),
  ],
  sodra: [
    member('FK', 'Försäkringskassan', 5000, 'samverkan.fk'),
    member('AF', 'Arbetsförmedlingen', null, 'samverkan.af'),
    member('region', 'Region Åbygden', 2500, 'samverkan.region'),
    member('municipality', 'Hedemora kommun', 1600, 'samverkan.hedemora'),
    member('municipality', 'Säters kommun', 900, 'samverkan.sater'),
  ],
};

const GROWN = 'Vuxna med behov av samordnat stöd från minst två parter';
const planned = (each: number): Readonly<Record<number, number>> => ({ 2024: each, 2025: each, 2026: each });
const facts = (controller: string, each: number, contact: DemoFacts['contact'], change: Partial<DemoFacts> = {}): DemoFacts => ({
  ...{
    kind: 'individual',
    targetGroup: GROWN,
    controller,
    processor: 'Samordningsförbundet',
    coFinanciers: [],
    planned: planned(each),
    contact,
  },
  ...change,
});

/** What is told of the teams. */
export const DEMO_FACTS: Readonly<Record<DemoAssociation['slug'], Readonly<Record<string, DemoFacts>>>> = {
  norra: {
    Gruvstugan: facts('Fagersta kommun', 30, { name: 'Leif Sandberg', mailbox: 'gruvstugan', phone: '0000-11 22 33' }),
    Silvervägen: facts(
      'Sala kommun',
      35,
      { name: 'Amra Kovačević', mailbox: 'silvervagen', phone: '0000-11 22 44' },
      { coFinanciers: [{ party: 'Region Bruksbygden', share: 5000, ofWhat: 'kuratorn' }] },
    ),
    Strömmen: facts(
      'Hallstahammars kommun',
      0,
      { name: 'Sofia Grönlund', mailbox: 'strommen', phone: '0000-11 22 55' },
      { planned: { 2017: 35 } },
    ),
    Kanalhuset: facts('Hallstahammars kommun', 30, { name: 'Sofia Grönlund', mailbox: 'kanalhuset', phone: '0000-11 22 55' }),
    Åkanten: facts('Surahammars kommun', 15, { name: 'Petter Åslund', mailbox: 'akanten', phone: '0000-11 22 66' }),
    Ungdomsspåret: facts(
      'Sala kommun',
      20,
      { name: 'Nadja Ferm', mailbox: 'ungdomssparet', phone: '0000-11 22 77' },
      { targetGroup: 'Unga 16–24 år utan sysselsättning' },
    ),
  },
  sodra: {
    Källan: facts(
      'Hedemora kommun',
      50,
      { name: 'Karin Ödlund', mailbox: 'kallan', phone: '0000-22 33 44' },
      { coFinanciers: [{ party: 'Region Åbygden', share: 2500, ofWhat: 'kuratorn' }] },
    ),
  },
};
