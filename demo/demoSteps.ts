import { localDate } from '../src/shared/localDate.ts';
import { NORRA, type DemoAssociation } from './demoAssociations.ts';
import type { DemoStep } from './demoStep.ts';
import { forecastSteps } from './forecastSteps.ts';
import { moneySteps } from './moneySteps.ts';
import { NORRA_MONEY } from './norraMoney.ts';
import { partySteps } from './partySteps.ts';
import { participantSteps } from './participantSteps.ts';
import { reportSteps, type DemoReport } from './reportSteps.ts';
import { SODRA_MONEY } from './sodraMoney.ts';
import { colleagueSteps } from './colleagues.ts';
import { userStep } from './userStep.ts';

const NORRA_2018: DemoReport = {
  period: { from: localDate('2018-01-01'), to: localDate('2018-08-31') },
  texts: 'norra-2018',
  sections: ['purpose', 'board', 'owners', 'goals', 'results', 'activities', 'economy'],
  begun: '2018-09-06',
  adopted: { day: '2018-09-20', decision: '§ 45' },
};
const NORRA_2026: DemoReport = {
  period: { from: localDate('2026-01-01'), to: localDate('2026-08-31') },
  texts: 'norra-2026',
  team: 'Silvervägen',
  sections: ['purpose', 'goals', 'results', 'economy'],
  begun: '2026-09-07',
  adopted: null,
};
const SODRA_2026: DemoReport = {
  period: { from: localDate('2026-01-01'), to: localDate('2026-06-30') },
  texts: 'sodra-2026',
  sections: ['purpose', 'results'],
  begun: '2026-08-17',
  adopted: null,
};

/** Everything that makes an association of the demo, in the order of time; the users last, as the mark that it is whole. */
export function demoSteps(association: DemoAssociation): DemoStep[] {
  const [money, reports] = association === NORRA ? [NORRA_MONEY, [NORRA_2018, NORRA_2026]] : [SODRA_MONEY, [SODRA_2026]];
  const steps = [
    ...participantSteps(association),
    ...moneySteps(association, money),
    ...forecastSteps(association),
    ...colleagueSteps(association),
    ...partySteps(association),
    ...reports.flatMap((report) => reportSteps(association, report)),
  ];
  return [...steps.sort((a, b) => (a.at < b.at ? -1 : 1)), userStep(association)];
}
