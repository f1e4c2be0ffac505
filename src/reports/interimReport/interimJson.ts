import { economyJson } from '../../finance/economyJson.ts';
import { forecastWords } from '../../finance/forecastWords.ts';
import { statisticsJson } from '../../statistics/statisticsJson.ts';
import { liveValues, withLiveValues } from '../liveFigure.ts';
import { markOf, type InterimContent } from './interimContent.ts';
import { INTERIM_SECTIONS } from './interimSections.ts';

/** The interim report as data: the same tables as `statistics` and `economy` print, and the texts of the sections. */
export function interimJson(content: InterimContent) {
  return {
    rapport: 'delårsrapport',
    förbund: content.association,
    från: content.period.from,
    till: content.period.to,
    status: content.adoption === null ? 'utkast' : 'antagen',
    märkning: markOf(content.adoption),
    antagen: content.adoption === null ? null : { dag: content.adoption.date, beslut: content.adoption.decision },
    avsnitt: INTERIM_SECTIONS.map(({ key, title }) => ({
      nyckel: key,
      rubrik: title,
      text: withLiveValues(content.texts[key] ?? '', liveValues(content.statistics.tables, content.economy)),
      ...(key === 'results' && content.teamParts.length > 0
        ? {
            delar: content.teamParts.map(({ name, markdown, statistics }) => ({
              insats: name,
              text: withLiveValues(markdown, liveValues(statistics.tables, undefined)),
            })),
          }
        : {}),
    })),
    bilder: content.images.map(({ section, key, mediaType, width, height, sha256 }) => ({
      avsnitt: section,
      nyckel: key,
      slag: mediaType,
      bredd: width,
      höjd: height,
      sha256,
    })),
    statistik: {
      från: content.period.from,
      till: content.period.to,
      åldersband: content.statistics.ageBands.map(({ name }) => name).join(','),
      vokabulär: content.statistics.vocabulary,
      tabeller: statisticsJson(content.statistics.tables),
    },
    ekonomi: economyJson(content.economy.economy),
    prognoser: content.economy.economy.rows.map(({ name }, place) => {
      const { method, basis } = forecastWords(content.economy.plans[place] ?? null);
      return { budgetpost: name, metod: method, underlag: basis };
    }),
  };
}
