import { useRouter, useSearch } from '@tanstack/react-router';
import { FiguresPage } from '../../statistics/ui/FiguresPage.tsx';
import { readFigureSearch, type FigureSearch } from '../../statistics/ui/figureSearch.ts';
import { pagePaths, withQuery } from '../paths.ts';
import { figuresFor } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function FiguresRoute() {
  const { session, today } = useVisit();
  const router = useRouter();
  const search = readFigureSearch(useSearch({ strict: false }));
  const addressFor = (wanted: FigureSearch): string => withQuery(pagePaths.figures(session.association.slug), wanted);
  return (
    <RolePage page="figures">
      <FiguresPage
        figuresFor={figuresFor(session)}
        today={today}
        search={search}
        onSearch={(wanted) => router.history.push(addressFor(wanted))}
        addressFor={addressFor}
      />
    </RolePage>
  );
}
