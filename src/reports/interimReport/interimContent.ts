import type { Economy } from '../../finance/economy.ts';
import type { ForecastPlan } from '../../finance/forecastPlan.ts';
import type { SignConvention } from '../../finance/economySettings.ts';
import type { Band } from '../../statistics/bands.ts';
import type { FlowOverTime } from '../../statistics/flowOverTime.ts';
import type { StatisticsTables } from '../../statistics/statisticsTables.ts';
import type { ReportImage } from '../sectionImage.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import type { Period } from '../../shared/period.ts';
import type { InterimSection } from './interimSections.ts';

export type Adoption = { readonly date: LocalDate; readonly decision: string };

/** Written or not: a team that is asked for its part has one. */
export type TeamPart = {
  readonly interventionId: string;
  readonly name: string;
  readonly markdown: string;
  /** Of the team's own intervention: what its part may name. */
  readonly statistics: Figures;
};
export type Figures = { readonly tables: StatisticsTables; readonly flow: FlowOverTime };

/** Everything an interim report says, as plain values: what a draft computes and what an adopted report keeps. */
export type InterimContent = {
  readonly association: string;
  readonly period: Period;
  readonly adoption: Adoption | null;
  /** Instant at which the figures were taken, ISO. */
  readonly takenAt: string;
  readonly texts: { readonly [S in InterimSection]?: string };
  /** The images that the texts name; their bytes lie beside. */
  readonly images: readonly ReportImage[];
  /** What the teams write under the results, each in its own part, in the order of the interventions. */
  readonly teamParts: readonly TeamPart[];
  readonly statistics: Figures & {
    readonly ageBands: readonly Band[];
    readonly vocabulary: string;
  };
  readonly economy: {
    readonly economy: Economy;
    /** The keys of the budget lines, in the order of the economy's rows. */
    readonly lineIds: readonly string[];
    /** How their forecasts are made; null as the budget file stated it. */
    readonly plans: readonly (ForecastPlan | null)[];
    readonly accountNames: readonly (readonly [string, string])[];
    /** How variances are signed in its table. */
    readonly signs: SignConvention;
    readonly equityAccounts: { readonly from: string; readonly to: string };
  };
};

/** Until disclosure control exists, small numbers are said to be there. */
export const markOf = (adoption: Adoption | null): string =>
  adoption === null ? 'Utkast – innehåller små tal' : 'Innehåller små tal – ej för publicering';
