import type { ArticleState } from '@/lib/domain/article-state';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { verdictRow } from './project-annotations';

/** The verdicts that tags had, by their entries' ids, as a journal is replayed from its first entry. */
export class SeenVerdicts {
  /** All that a tag had after some entry, as rows. */
  readonly had = new Map<string, ReturnType<typeof verdictRow>[number]>();
  /** Those that surely stood when a batch was stored: of two given in one, the earlier has no row. */
  readonly stood = new Set<string>();
  private last: JournalEntry | null = null;
  private touched = new Set<string>();

  /** `entry` led from one state to the next. */
  see(before: ArticleState, after: ArticleState, entry: JournalEntry): void {
    if (this.last && !mayBeOneBatch(this.last, entry)) this.end(before);
    this.last = entry;
    for (const id of entryTypeOf(entry.type).touches(entry.payload)) {
      this.touched.add(id);
      const tag = after.annotations.get(id);
      for (const row of tag ? verdictRow(after, tag) : []) this.had.set(row.entryId, row);
    }
  }

  /** The batch ended in this state. */
  end({ annotations }: ArticleState): void {
    for (const id of this.touched) {
      const verdict = annotations.get(id)?.verdict;
      if (verdict) this.stood.add(verdict.entryId);
    }
    this.touched = new Set();
  }
}

/** A batch is of one tab, and stored in far less than a minute. */
const mayBeOneBatch = (last: JournalEntry, next: JournalEntry) =>
  last.clientId === next.clientId && Date.parse(next.at) - Date.parse(last.at) < 60_000;
