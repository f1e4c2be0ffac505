import { consentPlace } from '../participants/consentPlace.ts';
import { personPlace } from '../participants/personPlace.ts';
import { contactPlace } from '../participants/storedContact.ts';
import type { ColumnDecision, HeldRow, Meaning } from './columnDecision.ts';

const text = (row: HeldRow, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};
const told = (name: string, as?: Meaning): ColumnDecision => (as ? { told: name, as } : { told: name });
const machine = (name: string): ColumnDecision => ({ told: name, forMachines: true });
const sealed = (name: string, sealedAt: (row: HeldRow) => string): ColumnDecision => ({ told: name, sealedAt });
const ofPerson = (name: string, column: string): ColumnDecision => sealed(name, (row) => personPlace(text(row, 'person_id'), column));
// What was recorded before contact was the participation's is bound to its person.
const ofContact = (name: string, column: string): ColumnDecision =>
  sealed(name, (row) => {
    const person = text(row, 'sealed_to_person');
    return person === '' ? contactPlace(text(row, 'participation_id'), column) : personPlace(person, column);
  });

export const STAFF: ColumnDecision = {
  leftOut: 'Namn på den anställde som registrerade. Vilken funktion som har läst eller skrivit står i listan över åtkomst.',
};
const SECRET: ColumnDecision = {
  leftOut: 'Hemlighet för inloggning, som inte går att läsa i klartext och bara fungerar så länge ingen ser den.',
};
const INDEX: ColumnDecision = { leftOut: 'Sökvärde som räknas fram ur personnumret, som står i utdraget.' };
const SAME: ColumnDecision = { leftOut: 'Räknas fram ur andra uppgifter som står i utdraget.' };
const OF_FILE: ColumnDecision = { leftOut: 'Gäller hela filen eller registret, inte den enskilda deltagaren.' };
const INNER: ColumnDecision = { leftOut: 'Intern teknisk markering.' };
const KEY = machine('Nyckel');
const OF_LOGIN = machine('Inloggningens nyckel');
const PARTICIPATION = machine('Deltagandets nyckel');
const VERSION = machine('Version');
const FROM = told('Gäller från');
const TO = told('Gäller till');
const BASIS = told('Grund för registreringen');

/** The tables with rows about a participant, and what each of their columns is to the one they are about. */
export const TABLES_ABOUT_PARTICIPANTS: Readonly<
  Record<string, { readonly name: string; readonly columns: Readonly<Record<string, ColumnDecision>> }>
> = {
  'participants.person': { name: 'Person', columns: { id: KEY, created_at: told('Registrerad') } },
  'participants.person_version': {
    name: 'Personuppgifter',
    columns: {
      ...{ person_id: KEY, version: VERSION, recorded_from: FROM, recorded_to: TO, recorded_by: STAFF, basis: BASIS },
      number_cipher: ofPerson('Personnummer', 'number'),
      number_index: INDEX,
      given_name_cipher: ofPerson('Förnamn', 'given name'),
      family_name_cipher: ofPerson('Efternamn', 'family name'),
      ...{ sex: told('Kön', 'sex'), birth_year: told('Födelseår'), protected: told('Skyddade personuppgifter') },
    },
  },
  'participants.unclaimed_contact': {
    name: 'Kontaktuppgifter utan deltagande',
    columns: {
      person_id: KEY,
      version: VERSION,
      phone_cipher: ofPerson('Telefon', 'phone'),
      email_cipher: ofPerson('E-post', 'email'),
    },
  },
  'participants.participation': { name: 'Deltagande', columns: { id: PARTICIPATION, created_at: told('Registrerat') } },
  'participants.participation_version': {
    name: 'Uppgifter om deltagandet',
    columns: {
      ...{ participation_id: PARTICIPATION, version: VERSION, recorded_from: FROM, recorded_to: TO, recorded_by: STAFF, basis: BASIS },
      ...{
        intervention_id: told('Insats', 'intervention'),
        person_id: machine('Personens nyckel'),
        row_key: told('Radens nummer i teamets lista'),
      },
      ...{ enrolled: told('Inskriven'), closed: told('Avslutad'), closing_reason: told('Avslutsorsak', 'closingReason') },
      ...{ sex: told('Kön', 'sex'), age_at_enrolment: told('Ålder vid inskrivningen'), days_enrolled: told('Dagar inskriven') },
      ...{ municipality: told('Kommun vid inskrivningen'), municipality_counted: SAME, referrer: told('Remitterad av', 'referrer') },
      ...{ education: told('Utbildning', 'education'), support_months: told('Månader med offentlig försörjning') },
      support_not_applicable: told('Offentlig försörjning är inte aktuell'),
      occupation_at_start: told('Sysselsättning vid inskrivningen', 'occupation'),
      occupation_at_end: told('Sysselsättning vid avslutet', 'occupation'),
      income_at_start: told('Försörjning vid inskrivningen', 'income'),
      income_at_end: told('Försörjning vid avslutet', 'income'),
      ...{ wrong_registration: told('Felregistrerat'), protected: told('Skyddade personuppgifter') },
      protection_told: told('Teamet har fått veta att uppgifterna är skyddade'),
      ...{ given_told: told('Teamet har fått veta förnamnet'), family_told: told('Teamet har fått veta efternamnet') },
      anonymous_year: { leftOut: 'Finns bara där deltagandet är anonymt och inte längre någons.' },
    },
  },
  'participants.contact_version': {
    name: 'Kontaktuppgifter',
    columns: {
      ...{ participation_id: PARTICIPATION, version: VERSION, recorded_from: FROM, recorded_to: TO, recorded_by: STAFF, basis: BASIS },
      sealed_to_person: INNER,
      phone_cipher: ofContact('Telefon', 'phone'),
      email_cipher: ofContact('E-post', 'email'),
    },
  },
  'participants.caseload': {
    name: 'Vem som har haft ansvaret',
    columns: {
      ...{ id: KEY, participation_id: PARTICIPATION, held_as: told('Funktion', 'heldAs'), user_id: STAFF },
      ...{ valid_from: FROM, valid_to: TO, reason: told('Skäl'), recorded_at: told('Registrerat'), recorded_by: STAFF },
      ...{ ended_at: told('Slutet registrerat'), ended_by: STAFF, withdrawn: told('Gällde aldrig') },
    },
  },
  'participants.consent': {
    name: 'Samtycken och lämnad information',
    columns: {
      ...{ id: KEY, participation_id: PARTICIPATION, kind: told('Slag', 'consentKind'), party_id: told('Part', 'party') },
      purpose_cipher: sealed('Ändamål', (row) => consentPlace(text(row, 'id'), 'purpose')),
      ...{ what: told('Vad som får delas', 'sharedPart'), valid_from: FROM, valid_to: TO, given_how: told('Lämnat', 'givenHow') },
      ...{
        recorded_at: told('Registrerat'),
        recorded_by: STAFF,
        withdrawn_on: told('Återkallat från'),
        withdrawn_as: told('Återkallat som', 'withdrawnAs'),
      },
      ...{ withdrawn_at: told('Återkallelsen registrerad'), withdrawn_by: STAFF, cleared: INNER, version: VERSION },
    },
  },
  'participants.consent_paper': {
    name: 'Undertecknade papper',
    columns: {
      ...{ consent_id: machine('Samtyckets nyckel'), media_type: told('Filtyp'), added_at: told('Tillagt'), added_by: STAFF },
      content_cipher: sealed('Papperet', (row) => consentPlace(text(row, 'consent_id'), 'paper')),
    },
  },
  'privacy.weeding_hold': {
    name: 'Stopp för gallring',
    columns: {
      ...{ id: KEY, participation_id: PARTICIPATION, reason: told('Skäl'), placed_at: told('Stoppad'), placed_by: STAFF },
      ...{ lifted_at: told('Hävt'), lifted_by: STAFF },
    },
  },
  'privacy.archived_record': {
    name: 'Lämnat till arkiv: vilka filer',
    columns: { file_id: machine('Filens nyckel'), participation_id: PARTICIPATION, digest: SAME },
  },
  'privacy.archive_file': {
    name: 'Lämnat till arkiv: när och till vem',
    columns: {
      ...{
        id: KEY,
        kind: INNER,
        rule_version: INNER,
        intervention_id: told('Insats', 'intervention'),
        of_protected: told('Skyddade personuppgifter'),
      },
      ...{ wanted: OF_FILE, ordered_at: told('Beställd'), ordered_by: STAFF, made_at: told('Gjord'), made_by: STAFF },
      ...{
        reason: told('Skäl att öppna skyddade uppgifter'),
        records: OF_FILE,
        sha256: OF_FILE,
        bytes: OF_FILE,
        fetched_at: told('Hämtad'),
      },
      ...{ received_on: told('Mottagen'), received_by: told('Mottagare'), reference: told('Mottagarens nummer') },
      ...{ receipt_at: told('Kvittensen införd'), receipt_by: STAFF },
    },
  },
  'imports.written': {
    name: 'Vad som har lästs in från teamets filer',
    columns: {
      ...{ import_id: machine('Filens nyckel'), record: told('Uppgift', 'record'), record_id: machine('Uppgiftens nyckel') },
      ...{ version: VERSION, line: told('Rad i filen') },
    },
  },
  'imports.import': {
    name: 'Filer som uppgifterna kommer från',
    columns: {
      ...{ id: KEY, kind: INNER, file_type: told('Filtyp'), file_name: told('Filens namn'), choices: OF_FILE, status: OF_FILE },
      ...{ brought_at: told('Lämnad'), brought_by: STAFF, user_id: STAFF, intervention_ids: OF_FILE },
      ...{ done_at: told('Inläst'), counts: OF_FILE },
      ...{ taken_back_at: told('Tillbakatagen'), taken_back_by: STAFF, undo: OF_FILE },
    },
  },
  'access.user_account': {
    name: 'Egen inloggning',
    columns: {
      ...{
        id: KEY,
        email: told('E-post'),
        name: told('Namn'),
        password_hash: SECRET,
        password_is_temporary: told('Lösenordet är tillfälligt'),
      },
      ...{ password_expires_at: told('Lösenordet gäller till'), left_at: told('Avslutad'), created_at: told('Skapad'), version: VERSION },
      ...{ changed_by: STAFF, changed_at: told('Ändrad'), is_employee: told('Anställd av förbundet') },
    },
  },
  'access.role_assignment': {
    name: 'Egen inloggning: vad den gäller',
    columns: {
      ...{ id: KEY, user_id: OF_LOGIN, role: machine('Roll'), person_id: machine('Personens nyckel') },
      ...{
        valid_from: FROM,
        valid_to: TO,
        granted_by: STAFF,
        given_at: told('Given'),
        given_reason: told('Skäl'),
        withdrawn_at: told('Avslutad'),
      },
      ...{ approval: INNER, approval_by: STAFF, approval_at: INNER, decision: INNER, changed_by: STAFF, changed_at: told('Ändrad') },
      ...{ version: VERSION, in_force: told('Gäller'), intervention_id: INNER, party_id: INNER, group_name: INNER, circle: INNER },
    },
  },
  'access.session': {
    name: 'Egen inloggning: när och hur',
    columns: {
      ...{ id: KEY, token_hash: SECRET, user_id: OF_LOGIN, created_at: told('Inloggad'), used_at: told('Senast använd') },
      ...{ expires_at: told('Gäller till'), browser: told('Webbläsare'), system: told('System') },
      ...{ method: told('Inloggad med', 'browserMethod'), proved_at: told('Senast bekräftad') },
    },
  },
  'access.e_identity': {
    name: 'Egen inloggning: e-legitimation',
    columns: { user_id: OF_LOGIN, number_index: INDEX, linked_at: told('Kopplad') },
  },
  'access.one_time_code': {
    name: 'Egen inloggning: engångskoder',
    columns: { user_id: OF_LOGIN, secret: SECRET, begun_at: told('Påbörjad'), confirmed_at: told('Bekräftad'), last_step: INNER },
  },
  'access.recovery_code': {
    name: 'Egen inloggning: reservkoder',
    columns: { user_id: OF_LOGIN, code_hash: SECRET, made_at: told('Skapad'), used_at: told('Använd') },
  },
  'access.passkey': {
    name: 'Egen inloggning: lösennycklar',
    columns: {
      ...{ id: KEY, user_id: OF_LOGIN, credential_id: SECRET, user_handle: SECRET, public_key: SECRET, counter: INNER },
      ...{ transports: machine('Hur enheten nås'), name: told('Namn'), is_synced: told('Finns på flera enheter') },
      ...{ made_at: told('Tillagd'), used_at: told('Senast använd') },
    },
  },
  'access.invitation': {
    name: 'Egen inloggning: länkar',
    columns: {
      ...{ id: KEY, user_id: OF_LOGIN, purpose: machine('Slag'), token_hash: SECRET, created_at: told('Skapad') },
      ...{
        created_by: STAFF,
        expires_at: told('Gäller till'),
        delivery: machine('Leverans'),
        used_at: told('Använd'),
        voided_at: told('Ogiltig från'),
      },
    },
  },
  'access.login_step': {
    name: 'Egen inloggning: pågående',
    columns: { id_hash: SECRET, user_id: OF_LOGIN, detail: SECRET, expires_at: told('Gäller till') },
  },
  'statistics.saved_view': {
    name: 'Sparade vyer',
    columns: {
      ...{ id: KEY, user_id: OF_LOGIN, name: told('Namn'), query: machine('Fråga'), version: VERSION },
      ...{ changed_at: told('Ändrad'), removed_at: told('Borttagen') },
    },
  },
  'privacy.subject_request': {
    name: 'Begäran om registerutdrag',
    columns: {
      ...{
        id: KEY,
        person_id: machine('Personens nyckel'),
        received_on: told('Kom in'),
        identity_checked: told('Identiteten kontrollerad', 'identityCheck'),
      },
      ...{
        note: told('Anteckning'),
        due_on: told('Ska besvaras senast'),
        extended_to: told('Förlängd till'),
        extended_reason: told('Skäl till förlängningen'),
      },
      ...{
        outcome: told('Utfall', 'outcome'),
        closed_on: told('Avslutad'),
        closed_note: told('Hur den avslutades'),
        closed_at: told('Avslutet registrerat'),
      },
      ...{ closed_by: STAFF, registered_at: told('Registrerad'), registered_by: STAFF, user_id: STAFF, version: VERSION },
    },
  },
};
