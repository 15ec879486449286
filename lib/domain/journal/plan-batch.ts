import type { Node } from '@tiptap/pm/model';
import { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { type ArticleState, isOfOtherJournal } from '../article-state';
import type { Batch } from '../contract/journal';
import { DomainError } from '../errors';
import { SCHEMA_VERSION } from '../text/article-schema';
import { carryTyping, fitsOnTheWay } from './carry-steps';
import { mapsOfEntries, stepsFit } from './entries/text-entry';
import type { EntryInput, JournalEntry, VisibleEntry } from './entry';
import { entryTypeOf } from './entry-types';

const WithSteps = z.object({ steps: z.array(z.unknown()) });

/** What of a batch is still to be stored, and the steps that its sender has not seen. */
export interface BatchPlan {
  fresh: EntryInput[];
  since: Mapping;
}

/**
 * Plans a batch against what is stored after its base, up to the journal's end (`head`). `show` makes of entries what its sender may see; `isStored`
 * tells which of its entries are stored already: they are left out.
 * Typing in other places than what was stored meanwhile is carried over it; other steps on a version that has moved on are refused
 * (`stale-version`, `details` hold what is missing); a batch without steps is never stale, its positions are mapped through `since`; but where
 * `stored` does not reach to the journal's end, has more of an entry than the sender knows, or tells of an erasure, the sender is first to catch
 * up (`stale-version` too). What the server makes the steps of comes last, since its sender can't know the text after it.
 */
export function planBatch(
  batch: Batch,
  stored: readonly JournalEntry[],
  head: Pick<ArticleState, 'seq' | 'hash' | 'doc'>,
  show: (entries: readonly JournalEntry[]) => VisibleEntry[],
  isStored: (id: string) => boolean,
): BatchPlan {
  const headSeq = head.seq;
  refuseOtherBase(batch.base, stored, head);
  if (batch.schemaVersion < SCHEMA_VERSION) {
    throw new DomainError('too-old', 'This page is older than the server. Reload it; what you have not sent is kept.');
  }
  const stale = (sentence: string) => new DomainError('stale-version', sentence, { entries: show(stored), headSeq });
  if ((stored.at(-1)?.seq ?? batch.base.seq) < headSeq) throw stale('This page is far behind the article. It catches up, and sends again.');
  // Its sender may have the words still, and whatever was written with these on the page would bring them back.
  if (stored.some(({ type }) => type === 'erased'))
    throw stale('Words of this article were erased by law since this page has it. Reload it.');
  if (stored.some((entry) => isFuller(entry, batch)))
    throw stale('The server has more of this than this page. It catches up, and sends again.');
  const fresh = batch.entries.filter(({ id }) => !isStored(id));
  if (batch.entries.slice(0, -1).some(({ type }) => entryTypeOf(type).makesSteps)) {
    throw new DomainError('invalid', 'What follows a change that the server makes is sent once that is known.');
  }
  const { before, after: missed } = aroundOwn(stored, batch);
  const isOld = () => stale('Someone else has changed the text. Your change is fitted to theirs and sent again.');
  // What it sent before was carried over others' words, which the batch does not know: its positions are of neither text.
  if (before.length > 0 && fresh.length > 0) throw isOld();
  if (missed.length > 0 && fresh.some(({ type }) => bringsSteps(type))) {
    const carried = carryTyping(fresh, missed);
    // Beside it the form may have changed: bold words came into a paragraph that is joined to the headline, where no word is bold.
    if (!carried || !fits(carried, head.doc) || !fitsOnTheWay(carried, missed, head.doc)) throw isOld();
    return { fresh: carried, since: new Mapping() };
  }
  return { fresh, since: new Mapping(mapsOfEntries(missed)) };
}

/**
 * Refuses to go on from a moment that the journal does not have (`too-old`): one beyond its end, or one with another entry at that seq, as where a
 * backup was put back and written on. `stored` is what follows the base. Who does not say the hash is taken at their number.
 */
export function refuseOtherBase(
  base: Pick<ArticleState, 'seq' | 'hash'>,
  stored: readonly JournalEntry[],
  head: Pick<ArticleState, 'seq' | 'hash'>,
): void {
  const prevHash = base.seq === head.seq ? head.hash : stored[0]?.prevHash;
  if (base.seq <= head.seq && !isOfOtherJournal(base, { prevHash })) return;
  throw new DomainError(
    'too-old',
    'The server has another article than this page, perhaps from a backup. Reload it; what you have not sent is kept.',
  );
}

const fits = (entries: readonly EntryInput[], doc: Node): boolean =>
  stepsFit(
    doc,
    entries.flatMap(({ payload }) => WithSteps.parse(payload).steps),
  );

/** True for an entry whose steps its sender made, for the text as they saw it. */
const bringsSteps = (type: string) => entryTypeOf(type).hasSteps && !entryTypeOf(type).makesSteps;

/**
 * True of a text entry that was stored with more steps than the batch has of it: it was sent from a page that went before its disk had
 * all. What follows it in the batch is in the coordinates of what the disk had.
 */
function isFuller(entry: JournalEntry, { entries }: Batch): boolean {
  const sent = bringsSteps(entry.type) ? entries.find(({ id }) => id === entry.id) : undefined;
  return sent !== undefined && countSteps(sent) < countSteps(entry);
}

const countSteps = ({ payload }: Pick<EntryInput, 'payload'>) => WithSteps.safeParse(payload).data?.steps.length ?? 0;

/**
 * The text entries of others stored after the base: those before the batch's own, which an earlier sending stored whose answer was lost, and
 * those after. What follows its own in the batch is in their coordinates.
 */
function aroundOwn(stored: readonly JournalEntry[], batch: Batch): { before: JournalEntry[]; after: JournalEntry[] } {
  const own = new Set(batch.entries.map(({ id }) => id));
  const texts = stored.filter(({ type }) => entryTypeOf(type).hasSteps);
  const end = texts.findLastIndex(({ id }) => own.has(id)) + 1;
  return { before: texts.slice(0, end).filter(({ id }) => !own.has(id)), after: texts.slice(end) };
}
