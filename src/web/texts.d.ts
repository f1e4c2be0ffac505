import type access from '../access/ui/texts.sv.json';
import type loginWays from '../access/ui/loginWays/texts.sv.json';
import type operations from '../access/ui/operations/texts.sv.json';
import type roleTable from '../access/ui/roleTable/texts.sv.json';
import type association from '../association/ui/texts.sv.json';
import type governance from '../governance/ui/texts.sv.json';
import type finance from '../finance/ui/texts.sv.json';
import type imports from '../imports/ui/texts.sv.json';
import type interventions from '../interventions/ui/texts.sv.json';
import type participants from '../participants/ui/texts.sv.json';
import type privacy from '../privacy/ui/texts.sv.json';
import type reports from '../reports/ui/texts.sv.json';
import type statistics from '../statistics/ui/texts.sv.json';
import type shell from './shell/texts.sv.json';
import type kit from './ui-kit/texts.sv.json';
import type editor from './ui-kit/editor/texts.sv.json';
import type gallery from './gallery/texts.sv.json';
import type words from './ui-kit/words.sv.json';

// The keys of every text, from the Swedish files.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      access: typeof access;
      association: typeof association;
      editor: typeof editor;
      finance: typeof finance;
      gallery: typeof gallery;
      imports: typeof imports;
      interventions: typeof interventions;
      kit: typeof kit;
      loginWays: typeof loginWays;
      participants: typeof participants;
      privacy: typeof privacy;
      reports: typeof reports;
      governance: typeof governance;
      operations: typeof operations;
      roleTable: typeof roleTable;
      shell: typeof shell;
      statistics: typeof statistics;
      words: typeof words;
    };
  }
}
