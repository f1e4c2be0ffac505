import type { ArchivedKind } from './retentionRule.ts';

const KINDS: Readonly<Record<ArchivedKind, string>> = {
  participation: 'avslutade deltaganden',
  wrong_registration: 'deltaganden som registrerats av misstag',
};

type Facts = {
  readonly fileId: string;
  readonly association: string;
  readonly organisationNumber: string | null;
  readonly kind: ArchivedKind;
  readonly ofProtected: boolean;
  readonly madeAt: Date;
  readonly rule: { readonly version: number; readonly text: string; readonly ground: string };
  readonly decision: { readonly day: string; readonly paragraph: string; readonly text: string };
};

/** What an archive file holds, for whoever opens it in fifty years. Names no participant. */
export function readMeText(facts: Facts, { name, controller }: { readonly name: string; readonly controller: string | null }): string {
  const { association, organisationNumber, kind, ofProtected, madeAt, rule, decision } = facts;
  const lines = [
    'ARKIVFIL UR SAMLA',
    '',
    `Arkivbildare: ${association}${organisationNumber === null ? '' : `, organisationsnummer ${organisationNumber}`}`,
    `Innehåll: ${KINDS[kind]} i insatsen ${name}`,
    `Personuppgiftsansvarig för insatsen: ${controller ?? 'förbundet, eftersom ingen annan är angiven'}`,
    `Gjord: ${madeAt.toISOString()} av insatsens verksamhetsledare`,
    `Filens nummer: ${facts.fileId}`,
    '',
    ...(ofProtected
      ? [
          'OBS! FILEN GÄLLER PERSONER MED SKYDDADE PERSONUPPGIFTER (sekretessmarkering eller skyddad folkbokföring).',
          'Lämna den till en namngiven mottagare och enligt mottagarens rutin för skyddade uppgifter.',
          '',
        ]
      : []),
    'VARFÖR FILEN FINNS',
    `Förbundets gallringsplan säger att uppgifterna ska lämnas till arkiv innan de gallras: ${rule.text}, regelns version ${rule.version}.`,
    `Beslut: styrelsen ${decision.day}, ${decision.paragraph}${decision.text === '' ? '' : `. ${decision.text}`}`,
    `Skäl för regeln: ${rule.ground}`,
    '',
    'VAD SOM LIGGER I FILEN',
    'manifest.json      Vad filen är, regel och beslut, antal, och varje fils storlek och kontrollsumma (SHA-256).',
    'schema.json        Vad varje tabell, kolumn och kod betyder, och vad som är utelämnat och varför.',
    'deltaganden.jsonl  Ett deltagande på varje rad, med alla uppgifter och hela historiken, för att läsas av program.',
    'tabeller/          Samma uppgifter som tabeller att läsa. De öppnas i ett kalkylprogram. Koder står i ord.',
    'papper/            Undertecknade samtycken som de lämnades. Filnamnet är samtyckets nyckel i tabellen consent.',
    '',
    'All text är UTF-8. Tabellerna har semikolon mellan värdena. Deltagandets nyckel binder ihop tabellerna.',
    'Den är slumpad och säger inget om personen. Tidigare versioner av en uppgift står med från när och till när de gällde.',
    'I historiken står vem av de anställda som registrerade.',
    '',
    'SÅ KONTROLLERAS FILEN',
    'Räkna fram SHA-256 för hela ZIP-filen. De första åtta tecknen eller fler ska stå i mottagarens kvittens;',
    'utan kvittens gallrar Samla inte uppgifterna.',
    '',
  ];
  return lines.join('\r\n');
}
