import { ClaimOrder } from '@/lib/domain/contract/claims';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';

/** What the page of claims shows, as its address says: a link to it shows the same, and Back goes back to it. */
export interface ClaimsAddress {
  query: string;
  /** Empty: all. */
  standings: RememberedStanding[];
  /** Empty: all desks. */
  deskId: string;
  /** Empty: whoever gave the verdict. */
  byId: string;
  /** The first and the last day on which the verdict was given, `2026-11-10`. Empty: open on that side. */
  from: string;
  to: string;
  /** Empty: with and without. */
  sources: '' | 'with' | 'without';
  order: ClaimOrder;
  /** The claim that is open beside the list; empty for none. */
  claimId: string;
}

export const plainAddress: ClaimsAddress = {
  query: '',
  standings: [],
  deskId: '',
  byId: '',
  from: '',
  to: '',
  sources: '',
  order: 'newest',
  claimId: '',
};

/** Where somebody looks for words, what is closest comes first unless they say otherwise. */
const usualOrder = (query: string): ClaimOrder => (query === '' ? 'newest' : 'closest');

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** A day of the calendar as an address may hold it; empty for what is none. */
function dayOf(text: string | null): string {
  const isDay = text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return isDay ? text : '';
}

/** Reads the part of an address behind `?`. What is missing or unknown is as on the plain page. */
export function readClaimsAddress(params: Pick<URLSearchParams, 'get'>): ClaimsAddress {
  const id = (name: string) => {
    const text = params.get(name) ?? '';
    return isId(text) ? text : '';
  };
  const query = (params.get('q') ?? '').slice(0, 300);
  const sources = params.get('sources');
  return {
    query,
    standings: RememberedStanding.options.filter((one) => (params.get('verdict') ?? '').split(',').includes(one)),
    deskId: id('desk'),
    byId: id('by'),
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
    sources: sources === 'with' || sources === 'without' ? sources : '',
    order: ClaimOrder.safeParse(params.get('order')).data ?? usualOrder(query),
    claimId: id('claim'),
  };
}

/** The address of the page, without what is as on the plain one. */
export function writeClaimsAddress(address: ClaimsAddress): string {
  const { query, standings, deskId, byId, from, to, sources, order, claimId } = address;
  const params = new URLSearchParams();
  const put = (name: string, value: string) => value !== '' && params.set(name, value);
  put('q', query);
  put('verdict', standings.join(','));
  put('desk', deskId);
  put('by', byId);
  put('from', from);
  put('to', to);
  put('sources', sources);
  // Without words there is one order.
  if (query !== '' && order !== usualOrder(query)) params.set('order', order);
  put('claim', claimId);
  return params.size === 0 ? '/claims' : `/claims?${params}`;
}

/** True if anything is left out that the plain page shows. */
export const isNarrowed = (address: ClaimsAddress): boolean =>
  writeClaimsAddress({ ...address, claimId: '', order: usualOrder(address.query) }) !== '/claims';
