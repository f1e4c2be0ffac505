import type { BlockDocument } from '../documents/blockDocument.ts';
import { contentKey, pagePictures, type PagePictures } from '../documents/pagePictures.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation, ReadHandle } from '../platform/database/transaction.ts';
import { interimDocument } from './interimReport/interimDocumentReport.ts';
import { readNamedImages } from './namedImagesReport.ts';
import { contentOf } from './reportFilesReport.ts';
import type { ReportPages } from './reportPagesApi.ts';
import { findAdoptedContent, type ReportHead } from './reportQueries.ts';
import { mustFindReport } from './shownReport.ts';

type Asked = { readonly database: AssociationDatabase; readonly actor: Actor; readonly operation: Operation };
type Printable = { readonly document: BlockDocument; readonly adoptedSha256: string | undefined };

export type PrintedReports = {
  /**
   * The pages of a report as they print. Those of an adopted one are laid out anew from what was adopted, and shown only if that gives
   * the adopted file to the byte: a later version of the program may print otherwise.
   */
  readonly pages: (asked: Asked, id: string) => Promise<ReportPages>;
  /** A page as PNG, if there is one and the report still says what it said under the key. */
  readonly page: (asked: Asked, id: string, page: number, key: string | undefined) => Promise<Uint8Array | undefined>;
};

/** Reports page by page, each page made once as long as it is kept. */
export function printedReports(): PrintedReports {
  const pictures = pagePictures();
  const pages = (asked: Asked, id: string): Promise<ReportPages> => pagesOf(pictures, asked, id);
  return {
    pages,
    async page(asked, id, page, key) {
      const kept = key === undefined ? undefined : await pictures.draw(key, page);
      if (kept) return kept;
      // Not kept any more, as after a restart.
      const now = await pages(asked, id);
      return key === undefined || now.key === key ? pictures.draw(now.key, page) : undefined;
    },
  };
}

async function pagesOf(pictures: PagePictures, { database, actor, operation }: Asked, id: string): Promise<ReportPages> {
  const { document, adoptedSha256 } = await database.read(actor, operation, async ({ db, now, touched }) => {
    const head = await mustFindReport(db, id);
    touched([head.id]);
    return printable(db, database, head, now);
  });
  const key = contentKey(document);
  const { pages, isSame } = await pictures.layOut(key, document, adoptedSha256);
  return { key, isAsAdopted: adoptedSha256 === undefined ? null : isSame, pages: [...pages] };
}

async function printable(db: ReadHandle, database: AssociationDatabase, head: ReportHead, now: Date): Promise<Printable> {
  const adopted = head.adoptedAt === null ? undefined : await findAdoptedContent(db, head.id);
  const { content, images } = adopted
    ? { content: adopted.content, images: await readNamedImages(db, head.id, adopted.content.images) }
    : await contentOf(db, database, head, now);
  return { document: interimDocument(content, images), adoptedSha256: adopted?.pdfSha256 };
}
