import type { FastifyRequest } from 'fastify';
import type { ScanFile } from '../antivirus/scanFile.ts';
import type { LogFault } from './answerFault.ts';
import { HttpFault } from './httpFault.ts';

type Scanning = { readonly scanFile?: ScanFile | undefined; readonly logFault?: LogFault | undefined };

/**
 * Stands before every handler, and sees to whatever body is bytes and not JSON: nothing of it is read or stored before the scanner, where there is one, has said
 * that it is clean. What was found is told to whoever runs Samla alone.
 * @throws HttpFault 422 for a file with malware, 503 when the scanner says nothing about it
 */
export async function refuseInfected(request: FastifyRequest, { scanFile, logFault }: Scanning): Promise<void> {
  if (!scanFile || !(request.body instanceof Uint8Array)) return;
  const verdict = await scanFile(request.body);
  if (verdict.kind === 'clean') return;
  const where = `antivirus ${request.routeOptions.config.operationId ?? ''}`;
  if (verdict.kind === 'infected') {
    logFault?.(request.id, where, `malware in a file, which was refused: ${verdict.signature}`);
    throw new HttpFault(
      422,
      'infected-file',
      'Virusskyddet hittade skadlig kod i filen, så den är inte mottagen. Öppna den inte. Säg till den som sköter er it, och hämta filen på nytt från den som gjorde den.',
    );
  }
  logFault?.(request.id, where, verdict.why);
  throw new HttpFault(
    503,
    'unscanned-file',
    `Filen gick inte att söka igenom efter skadlig kod just nu, så den är inte mottagen. Vänta en stund och försök igen; hjälper det inte, säg till den som sköter Samla och ange nummer ${request.id}.`,
  );
}
