import type { Block, BlockDocument, List } from '../documents/blockDocument.ts';
import { bullets, paragraph, row, whole } from '../documents/blocks.ts';
import { renderDocument } from '../documents/renderDocument.ts';
import { swedishDay } from '../shared/localDate.ts';
import { swedishTime } from './backupSchedule.ts';
import type { WeededKind } from './retentionRule.ts';
import type { WeedingCertificate } from './weedingApi.ts';

type Finished = NonNullable<WeedingCertificate['finished']>;

const KINDS: Readonly<Record<WeededKind, string>> = {
  participation: 'avslutade deltaganden med kontaktuppgifter, samtycken och påskrivna papper',
  wrong_registration: 'felregistrerade deltaganden',
  invitation: 'länkar för att välja lösenord',
  accessibility_feedback: 'åtgärdade synpunkter på tillgänglighet',
  import: 'uppgifter om inlästa filer',
};

/** From what the months are counted. */
const EVENTS: Readonly<Record<WeededKind, string>> = {
  participation: 'avslutet',
  wrong_registration: 'rättelsen till felregistrering',
  invitation: 'dagen då länken användes, ersattes eller gick ut',
  accessibility_feedback: 'dagen då synpunkten åtgärdades',
  import: 'dagen då filen lästes in eller togs tillbaka',
};

/** The record of a weeding as a PDF. It tells how many and by which decision, what is left where, and names no participant. */
export async function certificateFile(certificate: WeedingCertificate, finished: Finished, association: string): Promise<Uint8Array> {
  const written = await renderDocument(certificateDocument(certificate, finished, association), 'pdf');
  if (!written.ok) throw new Error(written.error.text);
  return written.value;
}

export function certificateDocument(certificate: WeedingCertificate, finished: Finished, association: string): BlockDocument {
  const at = `${swedishDay(new Date(finished.at))} kl. ${swedishTime(new Date(finished.at))}`;
  return {
    language: 'sv',
    title: 'Gallringsprotokoll',
    organisation: association,
    dateLines: [`Utförd ${at}`],
    createdAt: finished.at,
    numberedHeadings: false,
    blocks: [
      facts(certificate, at),
      ...archives(certificate),
      ...stoppedText(certificate, finished),
      { kind: 'callout', tone: 'note', title: 'Vad som finns kvar, och hur länge', content: [remains(certificate)] },
    ],
  };
}

/** A rule of what is weeded in words. */
export function ruleWords(kind: WeededKind, { months, countedFrom, archiveFirst }: WeedingCertificate['rule']): string {
  const counted = countedFrom === 'year_end' ? `från utgången av kalenderåret för ${EVENTS[kind]}` : `från ${EVENTS[kind]}`;
  return `Gallras efter ${months} månader, räknat ${counted}${archiveFirst ? ', sedan de har lämnats till arkiv' : ''}`;
}

function facts(certificate: WeedingCertificate, at: string): Block {
  const { kind, rule, decision, onDay, weeded, persons, orderedBy, id } = certificate;
  const isOfPersons = kind === 'participation' || kind === 'wrong_registration';
  return {
    kind: 'table',
    id: 'gallring',
    caption: 'Gallringen',
    columns: [
      { header: 'Uppgift', kind: 'text', width: 1 },
      { header: 'Innehåll', kind: 'text', width: 3 },
    ],
    rows: [
      row('Vad som gallrats', KINDS[kind]),
      row('Antal', String(weeded)),
      ...(isOfPersons ? [row('Personer som inte längre finns i registret', String(persons))] : []),
      row('Regel', `${ruleWords(kind, rule)}. ${rule.ground}`),
      row('Beslut', `Styrelsen ${decision.day}, ${decision.paragraph}${decision.text === '' ? '' : `: ${decision.text}`}`),
      row('Räknat för', onDay),
      row('Utförd', at),
      row('Beställd av', orderedBy),
      row('Nummer', id),
    ],
  };
}

/** Where it was before it went: which files, by their hashes, and who has received them. */
function archives({ archives: files }: WeedingCertificate): Block[] {
  if (files.length === 0) return [];
  return [
    {
      ...{ kind: 'table', id: 'arkivfiler', caption: 'Lämnat till arkiv före gallringen' },
      columns: [
        { header: 'Arkivfil', kind: 'text', width: 3 },
        { header: 'Mottagen', kind: 'text', width: 2 },
        { header: 'Antal gallrade', kind: 'number', width: 1 },
      ],
      rows: files.map(({ intervention, sha256, madeAt, receiver, on, reference, records }) =>
        row(
          `${intervention}, gjord ${swedishDay(new Date(madeAt))}. SHA-256: ${sha256.replaceAll(/(.{16})(?=.)/gu, '$1 ')}`,
          `${receiver} ${on}, ${reference}`,
          whole(records),
        ),
      ),
      notes: ['Det som gallrades låg oförändrat i filerna när det gallrades.'],
    },
  ];
}

function stoppedText({ due, stopped, weeded, rule }: WeedingCertificate, { outcome }: Finished): Block[] {
  return [
    ...(stopped > 0
      ? [
          paragraph(
            `${stopped} var stoppade när gallringen beställdes, av gallringsstopp, av ett registerutdrag som inte är besvarat${rule.archiveFirst ? ', för att personen har ett pågående deltagande eller för att de inte låg oförändrade i en mottagen arkivfil' : ' eller för att personen har ett pågående deltagande'}. De är kvar.`,
          ),
        ]
      : []),
    ...(weeded < due
      ? [
          paragraph(
            outcome === 'rule_changed'
              ? `${due - weeded} av de ${due} som beställdes gallrades inte: en ny regel började gälla innan allt var gallrat.`
              : `${due - weeded} av de ${due} som beställdes gallrades inte: de stoppades eller ändrades innan de nåddes.`,
          ),
        ]
      : []),
  ];
}

function remains({ kind, backups }: WeedingCertificate): List {
  const isOfPersons = kind === 'participation' || kind === 'wrong_registration';
  return bullets(
    ...backupTexts(backups),
    'I åtkomstloggen står att uppgifterna har lästs, ändrats och gallrats, med slumpade nummer i stället för namn. Loggen är förseglad och gallras inte här.',
    'I gallringslistan står de slumpade numren på det som gallrats, så att det gallras igen om en äldre säkerhetskopia läses in.',
    ...(isOfPersons
      ? [
          'I fastställda rapporter står siffrorna kvar som de fastställdes. I siffror som räknas i dag är det gallrade inte med.',
          'Besvarade begäranden om registerutdrag är kvar som ärenden, med ett slumpat nummer i stället för namn.',
          'Filer, utskrifter och brev som någon har tagit ut ur Samla omfattas inte.',
        ]
      : []),
  );
}

/** What is true of the backups, no more and no less. */
export function backupTexts(backups: WeedingCertificate['backups']): string[] {
  if (backups === null) return [];
  const { kept, lastNight, goneOn, isFailing, byHand } = backups;
  const texts: string[] = [];
  if (kept === null)
    texts.push(
      lastNight === null
        ? 'Samla gör inga säkerhetskopior i den här installationen. Kopior som driften tar på annat sätt känner Samla inte till; uppgifterna finns kvar i dem så länge de sparas.'
        : `Samla gör inga nattliga säkerhetskopior längre, och tar därför inte bort de gamla. Den senaste är från ${lastNight}; uppgifterna finns kvar i kopiorna tills driften raderar dem.`,
    );
  else if (lastNight === null)
    texts.push('Samla hade inte hunnit göra någon nattlig säkerhetskopia, så i de nattliga kopiorna finns uppgifterna inte.');
  else if (goneOn === null)
    texts.push('Uppgifterna finns kvar i nattliga säkerhetskopior i mer än tio år: kopiorna är inställda på att sparas så länge.');
  else
    texts.push(
      `Uppgifterna finns kvar i krypterade säkerhetskopior till ${goneOn}. Då har den sista kopian som innehåller dem tagits bort, om en ny kopia görs varje natt.`,
    );
  if (isFailing)
    texts.push('Den senaste nattens säkerhetskopia misslyckades. Äldre kopior tas bort först när nya görs, så de kan finnas kvar längre.');
  if (byHand > 0)
    texts.push(
      `${byHand} säkerhetskopior har gjorts för hand. Samla vet inte var de är och tar inte bort dem; uppgifterna finns kvar i dem tills någon raderar dem.`,
    );
  return texts;
}
