import { z } from 'zod';
import { isDraft } from '../talk/query';
import { Thread } from '../talk/thread';
import type { JournalEntry } from './entry';
import { erasePayload } from './erase';

const Named = z.object({ threadId: z.string() });
const Sent = z.looseObject({ queries: z.array(z.looseObject({ id: z.string() })) });
const Imported = z.object({ threads: z.array(Thread).default([]) });
const Brought = z.looseObject({ suggestions: z.array(z.looseObject({ id: z.string() })).optional() });
const OnSuggestion = z.object({ suggestionId: z.string() });

/** What of an entry loses its words: all of it, or of one that holds several queries or suggestions those with these ids alone. */
export type Part = 'all' | ReadonlySet<string>;

/**
 * The entries that are named, and those that hold the very same words, with what of each loses them. A question is written where it was last worded, and
 * where it was sent; of those that were sent with it nothing is taken. The words of a suggestion are written where it was made and changed, and
 * where it was accepted: else they could be accepted again. What it said later stays. Of what came in an archive, open suggestions lose their words.
 */
export function erasedTogether(named: readonly JournalEntry[], all: readonly JournalEntry[]): Map<JournalEntry, Part> {
  const parts = new Map<JournalEntry, Part>(named.map((one) => [one, 'all']));
  addQuestions(parts, named, all);
  addSuggestions(parts, all);
  return parts;
}

/** The payload of an entry without the words of that part of it. */
export function erasePart(type: string, payload: unknown, part: Part): unknown {
  if (part === 'all') return erasePayload(type, payload);
  if (type === 'article.imported') {
    const brought = Brought.parse(payload);
    return { ...brought, suggestions: brought.suggestions?.map((one) => (part.has(one.id) ? erasePayload('suggestion.made', one) : one)) };
  }
  const sent = Sent.parse(payload);
  return { ...sent, queries: sent.queries.map((one) => (part.has(one.id) ? erasePayload(type, one) : one)) };
}

function addQuestions(parts: Map<JournalEntry, Part>, named: readonly JournalEntry[], all: readonly JournalEntry[]): void {
  const worded = new Map<string, JournalEntry>();
  for (const entry of all) {
    for (const threadId of wordedIn(entry)) worded.set(threadId, entry);
    if (entry.type !== 'queries.sent') continue;
    const sent = Sent.parse(entry.payload).queries.map(({ id }) => id);
    if (parts.has(entry)) for (const one of sent) addQuestion(worded.get(one));
    else {
      const gone = sent.filter((id) => named.some((one) => one === worded.get(id)));
      if (gone.length > 0) parts.set(entry, new Set(gone));
    }
  }

  /** What came in an archive is erased with all of it or not at all. */
  function addQuestion(entry: JournalEntry | undefined): void {
    if (entry && entry.type !== 'article.imported') parts.set(entry, 'all');
  }
}

/** The queries whose words an entry says. */
function wordedIn({ type, payload }: JournalEntry): string[] {
  if (type === 'query.asked' || type === 'query.changed') return [Named.parse(payload).threadId];
  if (type !== 'article.imported') return [];
  return Imported.parse(payload)
    .threads.filter(isDraft)
    .map(({ id }) => id);
}

/** Up to the last wording of a suggestion of which an entry loses its words: typed letter by letter, each wording holds most of the next one. */
function addSuggestions(parts: Map<JournalEntry, Part>, all: readonly JournalEntry[]): void {
  for (const [id, wordings] of wordingsIn(all)) {
    const last = wordings.findLastIndex((entries) => entries.some((one) => parts.get(one) === 'all'));
    for (const entry of wordings.slice(0, last + 1).flat()) {
      const part = parts.get(entry) ?? new Set();
      if (entry.type !== 'article.imported') parts.set(entry, 'all');
      else if (part !== 'all') parts.set(entry, new Set([...part, id]));
    }
  }
}

/** Of each suggestion its wordings in turn: the entry that brought each, and those that put it in the text. */
function wordingsIn(all: readonly JournalEntry[]): Map<string, JournalEntry[][]> {
  const suggestions = new Map<string, JournalEntry[][]>();
  for (const entry of all) {
    for (const id of proposedIn(entry)) suggestions.set(id, [...(suggestions.get(id) ?? []), [entry]]);
    if (entry.type !== 'suggestion.accepted') continue;
    const { suggestionId } = OnSuggestion.parse(entry.payload);
    suggestions.get(suggestionId)?.at(-1)?.push(entry);
  }
  return suggestions;
}

/** The suggestions that an entry words. */
function proposedIn({ type, payload }: JournalEntry): string[] {
  if (type === 'suggestion.made' || type === 'suggestion.changed') return [OnSuggestion.parse(payload).suggestionId];
  return type === 'article.imported' ? (Brought.parse(payload).suggestions ?? []).map(({ id }) => id) : [];
}
