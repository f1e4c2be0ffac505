import { CLOSING_REASON_NAMES, EDUCATION_NAMES, INCOME_NAMES, OCCUPATION_NAMES, REFERRER_NAMES } from './codeNames.ts';
import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from './codes.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, type ParticipantColumn } from './participantRow.ts';

/** A column of a participant sheet, with what else teams call it and what they write in it. */
type TeamColumn = {
  readonly name: ParticipantColumn;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly codes?: readonly { readonly code: string; readonly aliases: readonly string[] }[];
  readonly several?: boolean;
};

const ALIASES: Readonly<Record<ParticipantColumn, string>> = {
  rad_id: 'id,nr,löpnr,löpnummer,radnr,radnummer,ärende,ärendenr,ärendenummer,deltagare id,deltagarid,deltagarnr',
  insats: 'team,insatsnamn,insatsens namn,namn på insats,enhet,samordningsteam',
  personnummer: 'pnr,personnr,person nr,personnummer 12 siffror,identitetsnummer,samordningsnummer,födelsenummer',
  anonym: 'anonymt,utan samtycke',
  skyddad: 'skydd,skyddade personuppgifter,skyddad identitet,sekretess,sekretessmarkering,sekretessmarkerad',
  kön: 'k/m,kön k/m,juridiskt kön',
  födelseår: 'född,född år,födelse år,födelseår åååå',
  folkbokföringskommun: 'kommun,hemkommun,bostadskommun,bostadsort,kommun vid inskrivning,folkbokförd',
  remittent:
    'remitterande,remitterande part,remitterande myndighet,remitterad av,remitterad från,aktualiserad av,anvisad av,inremitterad av',
  inskriven: 'inskrivning,inskrivningsdag,inskrivningsdatum,inskriven datum,startdatum,start,startdag,datum in,in,datum för inskrivning',
  avslutad: 'avslut,avslutsdag,avslutsdatum,avslutad datum,slutdatum,slut,slutdag,datum ut,ut,utskriven,datum för avslut',
  avslutsorsak: 'orsak,avslutsanledning,anledning,orsak till avslut,avslutad till,avslut till,resultat',
  utbildning: 'utbildningsnivå,högsta utbildning,utbildningsbakgrund',
  sysselsättning_vid_inskrivning: 'sysselsättning in,sysselsättning före,sysselsättning start,sysselsättning innan',
  sysselsättning_vid_avslut: 'sysselsättning ut,sysselsättning efter,sysselsättning slut',
  försörjning_vid_inskrivning: 'försörjning in,försörjning före,försörjning start,försörjning innan,försörjning,inkomst vid inskrivning',
  försörjning_vid_avslut: 'försörjning ut,försörjning efter,försörjning slut,inkomst vid avslut',
  månader_i_offentlig_försörjning:
    'månader,månader i försörjning,antal månader,månader med offentlig försörjning,antal månader i offentlig försörjning,tid i offentlig försörjning månader',
  förnamn: 'tilltalsnamn,fnamn,förnamn deltagare',
  efternamn: 'enamn,efternamn deltagare',
  telefon: 'tel,telefonnr,telefonnummer,mobil,mobilnr,mobilnummer,mobiltelefon',
  'e-post': 'epost,mail,mejl,e-mail,email,epostadress,mailadress,e-postadress',
};

type Codes = NonNullable<TeamColumn['codes']>;
const coded = <C extends string>(codes: readonly C[], names: Readonly<Record<C, string>>, more: Partial<Record<C, string>> = {}): Codes =>
  codes.map((code) => ({ code, aliases: [names[code], ...(more[code] ?? '').split(',').filter((word) => word !== '')] }));

const YES: Codes = [
  { code: 'ja', aliases: ['x', 'j', 'yes', '1', 'sant', 'true'] },
  { code: 'nej', aliases: ['n', 'no', '0', 'falskt', 'false'] },
];
const OCCUPATION = coded(OCCUPATIONS, OCCUPATION_NAMES, {
  ingen: 'inget,nej',
  arbete: 'arbetar,jobb',
  studier: 'studerar',
  arbetssökande: 'arbetslös',
});
const INCOME = coded(INCOMES, INCOME_NAMES, {
  försörjningsstöd: 'ekonomiskt bistånd,socialbidrag,ek bistånd',
  arbetslöshetsersättning: 'a-kassa',
  sjukpenning_rehabiliteringspenning:
    'sjukpenning,rehabiliteringspenning,rehabpenning,sjukpenning/rehabpenning,sjuk- eller rehabiliteringspenning',
  studiestöd: 'csn',
  ingen_offentlig_försörjning: 'ingen,lön,eget arbete',
});

const CODES: Partial<Record<ParticipantColumn, Codes>> = {
  anonym: YES,
  skyddad: YES,
  kön: [
    { code: 'K', aliases: ['kvinna', 'kv', 'f', 'female', 'woman'] },
    { code: 'M', aliases: ['man', 'male'] },
  ],
  remittent: coded(REFERRERS, REFERRER_NAMES, {
    AF: 'arbetsförmedlingen',
    FK: 'försäkringskassan,f-kassan',
    SOC: 'socialtjänsten,socialtjänst,kommunens socialtjänst,ifo,socialförvaltningen',
    AME: 'arbetsmarknadsenheten,arbetsmarknadsenhet',
    REGION: 'regionen,vården,vårdcentral,vårdcentralen,psykiatrin,landstinget',
    ANNAN: 'annat,övrigt,övriga,egen ansökan',
  }),
  avslutsorsak: coded(CLOSING_REASONS, CLOSING_REASON_NAMES, {
    arbete_osubventionerat: 'arbete,arbete utan stöd,arbete - osubventionerat',
    arbete_subventionerat: 'arbete med stöd,subventionerat arbete,lönebidrag,arbete - subventionerat',
    studier: 'utbildning',
    avhopp: 'avbrott,hoppade av',
    flytt: 'flyttat',
    avliden: 'avlidit,död',
    föräldraledighet: 'föräldraledig',
    ålderspension: 'pension',
    felregistrering: 'felregistrerad',
  }),
  utbildning: coded(EDUCATIONS, EDUCATION_NAMES, {
    gymnasium: 'gymnasial,gymnasieutbildning',
    eftergymnasial: 'högskola,universitet,eftergymnasial utbildning',
  }),
  sysselsättning_vid_inskrivning: OCCUPATION,
  sysselsättning_vid_avslut: OCCUPATION,
  försörjning_vid_inskrivning: INCOME,
  försörjning_vid_avslut: INCOME,
};

/** In a team's own file an enrolment day and an insats must be told; all else is unknown where its column is missing. */
const NEEDED: readonly ParticipantColumn[] = ['insats', 'inskriven'];

export const TEAM_COLUMNS: readonly TeamColumn[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS].map((name) => {
  const codes = CODES[name];
  return {
    name,
    aliases: ALIASES[name].split(','),
    required: NEEDED.includes(name),
    ...(codes ? { codes } : {}),
    ...(codes === INCOME ? { several: true } : {}),
  };
});
