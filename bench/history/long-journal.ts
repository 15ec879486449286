import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { articleSchema, SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import type { makePerson } from '@/lib/server/people.fixture';
import { createRandom } from '../corpus';
import { makeTaggedArticle } from '../tagged-article';

type Editor = Awaited<ReturnType<typeof makePerson>>;
type Entry = { id: string; type: string; payload: unknown };

const BATCH = 250;
const TYPED = ['a', 'so ', 'the ', 'n', ' or', '12', 'er', ', '];

/** An article on which people have worked for so many entries, stored as they store them: typing, taking back, tagging, judging. Its id. */
export async function makeLongJournal(
  editor: Editor,
  deskId: string,
  { words, tags, entries }: { words: number; tags: number; entries: number },
): Promise<string> {
  const [{ appendBatch }, { readNow }] = await Promise.all([import('@/lib/server/journal/append'), import('@/lib/server/journal/read')]);
  const id = await makeTaggedArticle(editor, deskId, words, tags);
  const random = createRandom(entries + words);
  let { state } = await readNow(editor, id);
  const claims = [...state.annotations.values()].filter(({ kind }) => kind === 'claim').map((one) => one.id);
  // What a value was last based on, so that the next change is no rival.
  const based = new Map<string, string>();
  let { doc } = state;
  let caret = 100;
  while (state.seq < entries) {
    const batch: Entry[] = [];
    while (batch.length < Math.min(BATCH, entries - state.seq)) {
      const entryId = uuidv7();
      const claim = claims[Math.floor(random() * claims.length)] ?? '';
      const kind = random();
      if (kind < 0.97) {
        const step = typedAt(kind);
        batch.push({ id: entryId, type: 'text', payload: { steps: [step] } });
      } else {
        const isVerdict = kind > 0.985;
        const field = `${claim} ${isVerdict}`;
        const value = random() < 0.5;
        const change = isVerdict
          ? { verdict: { value: value ? 'partly' : 'unproven', rationale: 'As the office says.' } }
          : { checkState: value ? 'checking' : 'untouched' };
        const payload = { annotationId: claim, basedOn: based.get(field) ?? null, ...change };
        batch.push({ id: entryId, type: isVerdict ? 'verdict.given' : 'check.state-changed', payload });
        based.set(field, entryId);
        if (isVerdict) based.set(`${claim} false`, entryId);
      }
    }
    const { version, seq } = state;
    await appendBatch(editor, id, { base: { version, seq }, clientId: 'a-bench-tab', schemaVersion: SCHEMA_VERSION, entries: batch });
    ({ state } = await readNow(editor, id));
    ({ doc } = state);
    if (seq % 10_000 < BATCH) process.stdout.write(`${state.seq} of ${entries} entries\n`);
  }
  return id;

  /** One key more, or one less; now and then somewhere else. The text keeps its length, near enough. */
  function typedAt(kind: number): unknown {
    if (random() < 0.02) caret = 10 + Math.floor(random() * (doc.content.size - 20));
    let place = doc.resolve(Math.min(caret, doc.content.size - 2));
    while (!place.parent.isTextblock || place.parent.content.size < 20) {
      caret = 10 + Math.floor(random() * (doc.content.size - 20));
      place = doc.resolve(caret);
    }
    const change = new Transform(doc);
    const isTaken = kind < 0.62 && place.parentOffset > 2;
    if (isTaken) change.delete(place.pos - 1, place.pos);
    else change.insert(place.pos, articleSchema.text(TYPED[Math.floor(random() * TYPED.length)] ?? 'a'));
    caret = isTaken ? place.pos - 1 : place.pos + (change.doc.content.size - doc.content.size);
    doc = change.doc;
    return change.steps[0]?.toJSON();
  }
}
