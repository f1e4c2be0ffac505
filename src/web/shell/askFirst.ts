import type { Session } from '../../access/sessionApi.ts';
import { apiPaths, isInvitation, slugOf } from '../paths.ts';
import { askBefore, speakFor } from '../ui-kit/fetchJson.ts';
import { languageFrom } from '../ui-kit/languageFrom.ts';
import { FIRST_QUESTIONS } from './firstQuestions.ts';
import { remembered } from './memory.ts';
import { pagesOf, placeInside } from './navigation.ts';
import { pageAt } from './pageAt.ts';

/** Asks who is here and what the first page will ask, while the program that shows it is still being fetched. */
export async function askFirst({ pathname, search }: Location): Promise<void> {
  if (isInvitation(pathname)) return;
  const session = await askBefore<Session>(apiPaths.session());
  const asked = slugOf(pathname);
  if (asked !== undefined && asked !== session.association.slug) return;
  speakFor(session.user.id);
  const found = pageAt(placeInside(session, pathname) ?? pathname);
  const questions = found && FIRST_QUESTIONS[found.page];
  if (!questions || (questions.of !== undefined && !pagesOf(session).includes(questions.of))) return;
  await questions.ask({
    session,
    language: languageFrom(remembered('language')),
    search: Object.fromEntries(new URLSearchParams(search)),
    params: found.params,
  });
}
