import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { getReportPage, listReportPages } from './reportPagesApi.ts';
import { printedReports } from './reportPagesReport.ts';
import { mustFindReport } from './shownReport.ts';

/** A report page by page, as it prints. */
export function reportPagesRoutes(): Route[] {
  const printed = printedReports();
  return [
    route(listReportPages, ({ params, ...asked }) => printed.pages(asked, params.id)),
    route(getReportPage, async ({ params, query: { page, key }, ...asked }) => {
      const { database, actor, operation } = asked;
      await database.read(actor, operation, async ({ db, touched, noted }) => {
        touched([(await mustFindReport(db, params.id)).id]);
        noted({ page });
      });
      const png = await printed.page(asked, params.id, page, key);
      if (!png)
        throw new HttpFault(404, 'no-page', 'Sidan finns inte, eller så har rapporten ändrats sedan den visades. Visa sidorna på nytt.');
      return { bytes: png, contentType: 'image/png', fileName: `sida-${page}.png`, inline: true };
    }),
  ];
}
