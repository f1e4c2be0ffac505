import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { ChartFigure } from '../../web/ui-kit/ChartFigure.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import type { ShownName } from '../shownTable.ts';
import type { ComparedQuery, TableCharts } from '../statisticsApi.ts';

/** What pictures are asked for by, and whether all of them are shown; given by the page. */
export type Pictures = { readonly query: ComparedQuery; readonly all: boolean };
export const PicturesContext = createContext<Pictures | undefined>(undefined);

/** A table as the server draws it. The pictures of all tables come with the first that is asked for. */
export function TablePicture({ name }: { readonly name: ShownName }) {
  const { t } = useTranslation('statistics');
  const asked = use(PicturesContext)?.query;
  const pictures = useQuery({
    queryKey: ['tableCharts', asked],
    queryFn: ({ signal }) => fetchJson<TableCharts>(withQuery(apiPaths.tableCharts(), { ...asked }), { signal }),
  });
  return (
    <Loaded query={pictures}>
      {({ charts }) => {
        const chart = charts.find(({ table }) => table === name);
        return chart ? <ChartFigure chart={{ ...chart, id: `picture-${name}` }} /> : <p className="nothing quiet">{t('picture.none')}</p>;
      }}
    </Loaded>
  );
}
