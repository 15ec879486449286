import { EntryKind } from '@/lib/domain/history/entry-kinds';

export type HistoryMode = 'compare' | 'single';

/** What the history shows, as its address says: a link to a moment shows the same. */
export interface HistoryAddress {
  mode: HistoryMode;
  /** Null: the revision before `to`, or the beginning. */
  from: number | null;
  /** Null: now. */
  to: number | null;
  /** Empty: everybody. */
  personId: string;
  kind: EntryKind | null;
}

/** Reads the part of an address behind `?`. What is missing or cannot be is as in the plain history. */
export function readHistoryAddress(params: Pick<URLSearchParams, 'get'>): HistoryAddress {
  return {
    mode: params.get('mode') === 'single' ? 'single' : 'compare',
    from: readSeq(params.get('from')),
    to: readSeq(params.get('to')),
    personId: /^[0-9a-f-]{36}$/i.exec(params.get('person') ?? '')?.[0] ?? '',
    kind: EntryKind.safeParse(params.get('kind')).data ?? null,
  };
}

const readSeq = (text: string | null): number | null => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null);

/** The part behind `?` for what is shown, without what is as in the plain history. */
export function writeHistoryAddress({ mode, from, to, personId, kind }: HistoryAddress): string {
  const params = new URLSearchParams();
  if (mode === 'single') params.set('mode', mode);
  if (from !== null && mode === 'compare') params.set('from', String(from));
  if (to !== null) params.set('to', String(to));
  if (personId !== '') params.set('person', personId);
  if (kind !== null) params.set('kind', kind);
  return params.size === 0 ? '?' : `?${params}`;
}

/** Two moments, the earlier one first; in single mode the later one counts. */
export interface ShownMoments {
  from: number;
  to: number;
}

/** The moments that an address means in an article that has come to `headSeq`. */
export function momentsIn(
  { from, to }: Pick<HistoryAddress, 'from' | 'to'>,
  { headSeq, revisions }: { headSeq: number; revisions: readonly { seq: number }[] },
): ShownMoments {
  const last = Math.min(to ?? headSeq, headSeq);
  const first = Math.min(from ?? revisions.findLast(({ seq }) => seq < last)?.seq ?? 1, headSeq);
  return { from: Math.min(first, last), to: Math.max(first, last) };
}
