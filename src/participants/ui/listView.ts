import { parseLocalDate } from '../../shared/localDate.ts';
import { CLOSING_REASONS, codeIn, REFERRERS } from '../codes.ts';
import {
  CONSENTS_DUE,
  LIST_COLUMNS,
  LIST_STATUSES,
  MINE,
  MISSING_FIELDS,
  NOBODYS,
  type ListColumn,
  type ParticipantFilter,
} from '../participantFilter.ts';

/** What the list's address says: which participants, in which order, from which place. What was searched for is never in it. */
export type ListView = {
  readonly filter: ParticipantFilter;
  readonly sort: ListColumn;
  readonly descending: boolean;
  readonly offset: number;
};

/** How many the list shows at a time. */
export const PAGE_SIZE = 50;

/** What is asked of the server for a view, and for the text that was searched for. */
export const listQuestion = ({ filter, ...order }: ListView, text = '') => ({
  ...filter,
  ...order,
  limit: PAGE_SIZE,
  ...(text.trim() === '' ? {} : { text: text.trim() }),
});

export const USUAL_VIEW: ListView = { filter: { status: 'now' }, sort: 'name', descending: false, offset: 0 };
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads an address's query, whatever it holds: what cannot be read is as if it were not there. */
export function readListView(query: Readonly<Record<string, unknown>>): ListView {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const day = (name: string): string | undefined => parseLocalDate(text(name));
  const municipality = text('municipality').slice(0, 200);
  const filter = {
    status: codeIn(LIST_STATUSES, text('status')) ?? USUAL_VIEW.filter.status,
    intervention: UUID.test(text('intervention')) ? text('intervention') : undefined,
    enrolledFrom: day('enrolledFrom'),
    enrolledTo: day('enrolledTo'),
    closedFrom: day('closedFrom'),
    closedTo: day('closedTo'),
    closingReason: codeIn(CLOSING_REASONS, text('closingReason')),
    municipality: municipality === '' ? undefined : municipality,
    referrer: codeIn(REFERRERS, text('referrer')),
    missing: codeIn(MISSING_FIELDS, text('missing')),
    protected: text('protected') === '' ? undefined : text('protected') === 'yes',
    consents: codeIn(CONSENTS_DUE, text('consents')),
    worker: [MINE, NOBODYS].includes(text('worker')) || UUID.test(text('worker')) ? text('worker') : undefined,
  };
  return {
    filter: told(filter),
    sort: codeIn(LIST_COLUMNS, text('sort')) ?? USUAL_VIEW.sort,
    descending: text('order') === 'descending',
    offset: /^\d{1,6}$/.test(text('offset')) ? Number(text('offset')) : 0,
  };
}

/** The filter without what it does not say, so that two that mean the same are the same. */
const told = (filter: ParticipantFilter): ParticipantFilter => ({
  ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
  status: filter.status,
});

/** The address's query for a view; what is usual is left out. */
export function listQuery({ filter, sort, descending, offset }: ListView): Readonly<Record<string, string | number | undefined>> {
  const { status, protected: isProtected } = filter;
  return {
    status: status === USUAL_VIEW.filter.status ? undefined : status,
    intervention: filter.intervention,
    enrolledFrom: filter.enrolledFrom,
    enrolledTo: filter.enrolledTo,
    closedFrom: filter.closedFrom,
    closedTo: filter.closedTo,
    closingReason: filter.closingReason,
    municipality: filter.municipality,
    referrer: filter.referrer,
    missing: filter.missing,
    protected: isProtected === undefined ? undefined : isProtected ? 'yes' : 'no',
    consents: filter.consents,
    worker: filter.worker,
    sort: sort === USUAL_VIEW.sort ? undefined : sort,
    order: descending ? 'descending' : undefined,
    offset: offset === 0 ? undefined : offset,
  };
}

/** The same list with another filter, from its first page. */
export const filtered = (view: ListView, change: Partial<ParticipantFilter>): ListView => ({
  ...view,
  filter: told({ ...view.filter, ...change }),
  offset: 0,
});

/** How many of the filters that stand behind a button are in use. */
export const filtersInUse = ({ status: _, intervention: __, worker: ___, ...more }: ParticipantFilter): number =>
  Object.values(more).filter((value) => value !== undefined).length;

/** Whether a text was meant as an identity number: digits and signs alone, and more of them than a year has. */
export const looksLikeNumber = (text: string): boolean => /^[\d\s+-]{6,}$/.test(text.trim());
