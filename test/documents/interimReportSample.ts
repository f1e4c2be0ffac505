import type { Block, BlockDocument, Quote, Table } from '../../src/documents/blockDocument.ts';
import { bullets, emphasis, heading, link, paragraph, row, strong } from '../../src/documents/blocks.ts';
import type { BudgetChart } from '../../src/documents/charts/chart.ts';
import { chartAlternative } from '../../src/documents/charts/chartAlternative.ts';
import { sampleEconomyTable } from './sampleEconomy.ts';
import { sampleStatistics } from './sampleStatistics.ts';

const board: Table = {
  kind: 'table',
  id: 'styrelse',
  caption: 'Styrelsens ledamöter och ersättare',
  columns: ['Ordinarie', 'Ersättare', 'Utsedd av'].map((header) => ({ header, kind: 'text' })),
  rows: [
    row('Astrid Bergvall, ordförande', 'Nils Ekdahl', 'Åkarby kommun'),
    row('Rolf Lindmark, vice ordförande\n(till 2018-06-30)', 'Sara Nyholm\n(till 2018-07-01)', 'Försäkringskassan'),
    row('Sara Nyholm (från 2018-07-01)', 'Idris Holm (från 2018-07-01)', 'Försäkringskassan'),
    row('Greta Åhlén, vice ordförande (från 2018-07-01)', 'Tor Wikander', 'Tallmo kommun'),
    row('Maja Sundin', 'Olle Brattberg', 'Hällvik kommun'),
    row('Ivar Norling', 'Cecilia Fors', 'Sjöforsa kommun'),
    row('Petra Dalgren', 'Kåre Lund', 'Ånäs kommun'),
    row('Britt Hedman', 'Jonas Sjöö', 'Norrdala kommun'),
    row('Yusuf Ström', 'Elin Qvist', 'Arbetsförmedlingen'),
    row('Ebba Marklund', 'Henrik Öberg', 'Region Norrdal'),
  ],
};

const staffing: Table = {
  kind: 'table',
  id: 'personal',
  caption: 'Tjänster i teamen, andel av heltid',
  columns: ['Team Norrdala', 'Team Sjöforsa', 'Team Åkarby', 'Samcentrum Hällvik'].map((header) => ({ header, kind: 'text' })),
  rowHeaders: false,
  rows: [
    row(
      'Socialkonsulent/verksamhetsledare 1,0',
      'Verksamhetsledare 0,25',
      'Socialkonsulent/verksamhetsledare 1,0',
      'Koordinator/verksamhetsledare 1,0',
    ),
    row('Socialkonsulent 1,0', 'Socialkonsulent 1,75', '–', 'Arbetskonsulent med samordningsuppdrag 1,0'),
    row('Arbetsförmedlare 0,5', 'Arbetsförmedlare 0,5', 'Arbetsförmedlare 0,5', 'Arbetsförmedlare 0,5'),
    row('Kurator 0,35', 'Kurator 0,35', 'Kurator 0,25', '–'),
  ],
};

const budgetChart: BudgetChart = {
  kind: 'budget',
  budgetName: 'Budget till och med augusti',
  outcomeName: 'Utfall till och med augusti',
  unit: 'tkr',
  decimals: 1,
  lines: [
    { name: 'Gemensam administration', budget: -845.7, outcome: -705.4 },
    { name: 'Team Norrdala', budget: -1166.7, outcome: -1224.5 },
    { name: 'Team Sjöforsa', budget: -1233.3, outcome: -1292.4 },
    { name: 'Samcentrum Hällvik', budget: -720, outcome: -679.5 },
    { name: 'Team Åkarby', budget: -555, outcome: -387.6 },
    { name: 'God praktik 2017', budget: 0, outcome: 21 },
  ],
};

const teamWords = (source: string, ...paragraphs: readonly string[]): Quote => ({
  kind: 'quote',
  source,
  content: paragraphs.map((words) => paragraph(words)),
});

const LONG =
  'Teamen tar emot personer som behöver stöd av flera myndigheter samtidigt. Arbetet utgår från vad deltagaren själv vill uppnå, och varje steg bokas tillsammans med den handläggare som har anvisat. ' +
  'Under perioden har träffarna i grupp blivit fler och korta praktikplatser nära teamet har gjort det lättare att pröva på ett arbete innan det blir allvar.';

const goal = (id: string, name: string, words: string): Block[] => [
  heading(2, id, name),
  paragraph(words),
  paragraph(LONG),
  {
    kind: 'callout',
    tone: 'note',
    title: 'Måluppfyllelse',
    content: [paragraph('Arbetet ligger i fas med verksamhetsplanens mål för året.')],
  },
];

const blocks: readonly Block[] = [
  heading(1, 'om', 'Om förbundet och dess uppdrag'),
  paragraph(
    'Samordningsförbundet Norrdalen är ett förbund för finansiell samordning inom rehabiliteringsområdet. Medlemmar är sex kommuner, Region Norrdal, Försäkringskassan och Arbetsförmedlingen. Uppdraget finns i ',
    link('https://www.riksdagen.se', 'lagen om finansiell samordning av rehabiliteringsinsatser (2003:1210)'),
    '.',
  ),
  {
    kind: 'quote',
    source: 'förbundsordningen § 5',
    content: [
      paragraph(
        'Förbundet ska göra det lättare för den som behöver samordnad rehabilitering att få stöd i rätt tid, så att vägen till egen försörjning blir kortare.',
      ),
    ],
  },
  paragraph(LONG),
  heading(1, 'styrelsen', 'Styrelsen och ägarna'),
  heading(2, 'sammansättning', 'Styrelsens sammansättning'),
  paragraph('Styrelsen har en ordinarie ledamot och en ersättare från varje medlem.'),
  board,
  heading(2, 'arbete', 'Styrelsens arbete'),
  paragraph('Styrelsen har haft tre protokollförda möten. De viktigaste besluten var:'),
  heading(3, 'mars', '21 mars'),
  bullets(
    'Årsredovisningen för föregående år fastställdes.',
    'Teamens årsrapporter godkändes.',
    'Kontrollområden för årets interna kontroll valdes.',
  ),
  heading(3, 'maj', '9 maj'),
  bullets(
    'En ny vice ordförande valdes från den 1 juli.',
    'En policy för intern kontroll antogs.',
    'En insatskatalog finansieras tillsammans med länets övriga förbund.',
  ),
  heading(1, 'mål', 'Mål och aktiviteter'),
  ...goal('identifiera', 'Identifiera', 'Förbundet söker tillsammans med parterna de områden där samverkan behövs mest.'),
  ...goal('förebygga', 'Förebygga', 'Skolan är en viktig plats för stöd som kommer innan utanförskapet har börjat.'),
  ...goal('finansiera', 'Finansiera', 'Förbundet betalar hälften av fyra team och en kurator som delas mellan tre av dem.'),
  heading(2, 'personalen', 'Personal'),
  staffing,
  heading(1, 'deltagare', 'Resultat från teamen'),
  paragraph(
    'Under årets första åtta månader har teamen arbetat med ',
    strong('108 deltagare'),
    ' (66 % kvinnor och 34 % män), varav 44 nya. 45 personer har avslutats.',
  ),
  ...sampleStatistics,
  heading(2, 'röster', 'Några ord från teamen'),
  teamWords(
    'Samcentrum Hällvik',
    'Vi har haft samtal varje vecka om hur vi möter våra deltagare.',
    'Flera har kommit ut på en arbetsplats snabbare än förut.',
  ),
  teamWords('Team Åkarby', 'Deltagarna tar hem en liten uppgift mellan träffarna – det håller förändringen vid liv.'),
  heading(1, 'ekonomi-kapitel', 'Ekonomiskt utfall och prognos'),
  paragraph('Tabellen visar utfallet till och med ', emphasis('31 augusti'), ' och prognosen för hela året.'),
  sampleEconomyTable,
  {
    kind: 'chart',
    id: 'ekonomidiagram',
    caption: 'Budget mot utfall till och med augusti, tkr',
    alternative: chartAlternative(budgetChart, 'sv'),
    chart: budgetChart,
    tableId: 'ekonomi',
  },
  heading(2, 'kommentarer', 'Kommentarer'),
  paragraph('Vid årets början var det egna kapitalet 3 127 340 kr. Prognosen pekar mot ett uttag på 1 261 400 kr, mindre än budgeterat:'),
  bullets(
    'Team Åkarby kom igång senare än planerat.',
    'Ofördelade samverkansmedel används inte fullt ut.',
    'En tjänst var delvis vakant under årets första tre månader.',
  ),
];

/** A report of the shape that an interim report has, about an association that does not exist. */
export const interimReportSample: BlockDocument = {
  language: 'sv',
  title: 'Delårsrapport',
  subtitle: 'januari–augusti 2018',
  organisation: 'Samordningsförbundet Norrdalen',
  dateLines: ['Period 2018-01-01–2018-08-31', 'Antagen av förbundsstyrelsen 2018-09-20'],
  mark: 'Innehåller små tal – ej för publicering',
  createdAt: '2018-09-20T10:00:00Z',
  numberedHeadings: true,
  blocks,
};
