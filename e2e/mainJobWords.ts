import accessEn from '../src/access/ui/texts.en.json' with { type: 'json' };
import accessSv from '../src/access/ui/texts.sv.json' with { type: 'json' };
import associationEn from '../src/association/ui/texts.en.json' with { type: 'json' };
import associationSv from '../src/association/ui/texts.sv.json' with { type: 'json' };
import financeEn from '../src/finance/ui/texts.en.json' with { type: 'json' };
import financeSv from '../src/finance/ui/texts.sv.json' with { type: 'json' };
import importsEn from '../src/imports/ui/texts.en.json' with { type: 'json' };
import importsSv from '../src/imports/ui/texts.sv.json' with { type: 'json' };
import interventionsEn from '../src/interventions/ui/texts.en.json' with { type: 'json' };
import interventionsSv from '../src/interventions/ui/texts.sv.json' with { type: 'json' };
import reportsEn from '../src/reports/ui/texts.en.json' with { type: 'json' };
import reportsSv from '../src/reports/ui/texts.sv.json' with { type: 'json' };
import shellEn from '../src/web/shell/texts.en.json' with { type: 'json' };
import shellSv from '../src/web/shell/texts.sv.json' with { type: 'json' };
import statisticsEn from '../src/statistics/ui/texts.en.json' with { type: 'json' };
import statisticsSv from '../src/statistics/ui/texts.sv.json' with { type: 'json' };
import kitEn from '../src/web/ui-kit/texts.en.json' with { type: 'json' };
import kitSv from '../src/web/ui-kit/texts.sv.json' with { type: 'json' };

const TEXTS = {
  sv: {
    access: accessSv,
    association: associationSv,
    finance: financeSv,
    imports: importsSv,
    interventions: interventionsSv,
    kit: kitSv,
    reports: reportsSv,
    shell: shellSv,
    statistics: statisticsSv,
  },
  en: {
    access: accessEn,
    association: associationEn,
    finance: financeEn,
    imports: importsEn,
    interventions: interventionsEn,
    kit: kitEn,
    reports: reportsEn,
    shell: shellEn,
    statistics: statisticsEn,
  },
};
export type Language = keyof typeof TEXTS;
export type Texts = (typeof TEXTS)[Language];

/** The pages' own words in a language, so that the job reads the same in each. */
export const textsIn = (language: Language): Texts => TEXTS[language];

/** A text with its places filled. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce((sofar, [name, value]) => sofar.replaceAll(`{{${name}}}`, String(value)), text);

/** What a text says before its first place to fill. */
export const beginning = (text: string): string => text.split('{{')[0] ?? '';
