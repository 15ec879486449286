import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../contract/journal';
import { DomainError } from '../errors';
import { articleSchema, SCHEMA_VERSION } from '../text/article-schema';
import type { EntryInput, JournalEntry } from './entry';
import { docOf, TestJournal, testId } from './journal.fixture';
import { planBatch } from './plan-batch';

let journal: TestJournal;
let base: ReturnType<typeof headOf>;

const headOf = ({ state, entries }: TestJournal) => ({ ...state, hash: entries.at(-1)?.hash });

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.', 'Nobody asked.'));
  base = headOf(journal);
});

const insertion = (pos: number, words: string, id = testId()): EntryInput => ({
  id,
  type: 'text',
  payload: { steps: new Transform(base.doc).insert(pos, articleSchema.text(words)).steps.map((step) => step.toJSON()) },
});
const tagging = (): EntryInput => ({
  id: testId(),
  type: 'annotation.created',
  payload: { annotationId: testId(), kind: 'claim', ranges: [journal.rangeOf('Nobody asked')] },
});
const since = () => journal.entries.slice(base.seq);
const batchOf = (...entries: EntryInput[]): Batch => ({
  base: { version: base.version, seq: base.seq, hash: base.hash },
  clientId: 'client-one',
  schemaVersion: SCHEMA_VERSION,
  entries,
});
const plan = (batch: Batch, stored: readonly JournalEntry[] = since()) => {
  const known = new Set(journal.entries.map(({ id }) => id));
  return planBatch(
    batch,
    stored,
    headOf(journal),
    (entries) => entries.map((one) => ({ ...one })),
    (id) => known.has(id),
  );
};
const refusal = (batch: Batch, stored?: readonly JournalEntry[]) => {
  try {
    plan(batch, stored);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, details: error.details };
    throw error;
  }
  return null;
};
const steps = (entry: EntryInput | undefined) => Object(entry?.payload).steps;
const stale = () => ({ code: 'stale-version', details: { entries: since(), headSeq: journal.state.seq } });

describe('planBatch', () => {
  it('takes a batch on the newest text as it is, without what is stored already', () => {
    const first = insertion(1, 'x');
    const tag = tagging();
    expect(plan(batchOf(first, tag))).toMatchObject({ fresh: [first, tag], since: { maps: [] } });
    journal.sendEntry(first);
    expect(plan(batchOf(first, tag))).toMatchObject({ fresh: [tag], since: { maps: [] } });
  });

  it('maps positions over what was written meanwhile, and carries typing in other places', () => {
    journal.sendEntry(insertion(1, 'yy'));
    const { fresh, since: mapping } = plan(batchOf(tagging()));
    expect([fresh.length, mapping.map(10)]).toEqual([1, 12]);
    const carried = plan(batchOf(insertion(30, 'x')));
    expect(steps(carried.fresh[0])).toMatchObject([{ from: 32, to: 32 }]);
    expect(carried.since.maps).toEqual([]);
  });

  it('refuses typing where somebody else has typed, with what is missing', () => {
    journal.sendEntry(insertion(30, 'yy'));
    expect(refusal(batchOf(insertion(30, 'x')))).toEqual(stale());
  });

  it('refuses typing with tags beside it, wherever somebody else has typed: only its sender can fit both', () => {
    journal.sendEntry(insertion(1, 'yy'));
    expect(refusal(batchOf(insertion(30, 'x'), tagging()))).toEqual(stale());
  });

  it('takes typing as it is where tags alone were stored meanwhile', () => {
    journal.sendEntry(tagging());
    const typed = insertion(1, 'x');
    expect(plan(batchOf(typed))).toMatchObject({ fresh: [typed], since: { maps: [] } });
  });

  it('takes what the server makes the steps of as the last of a batch alone, on whatever text, and again', () => {
    const suggestionId = testId();
    const { from, to, exact } = journal.rangeOf('Nobody');
    const range = { from, to, exact, prefix: '', suffix: '' };
    journal.send('suggestion.made', { suggestionId, ranges: [range], replacement: 'Jo' }, { actorId: testId() });
    base = headOf(journal);
    const accepted = { id: testId(), type: 'suggestion.accepted', payload: { suggestionId } };
    journal.sendEntry(insertion(1, 'yy'));
    expect(plan(batchOf(tagging(), accepted)).fresh).toHaveLength(2);
    expect(refusal(batchOf(accepted, tagging()))).toMatchObject({ code: 'invalid' });
    const batch = batchOf(accepted);
    journal.sendEntry(accepted, { may: () => true });
    const { seq, version } = base;
    expect(plan({ ...batch, base: { seq: seq + 1, version: version + 1 } }, since().slice(1)).fresh).toEqual([]);
  });

  it('refuses what follows own typing that was carried over others’ words, until its sender has heard of these', () => {
    const first = insertion(30, 'x');
    journal.sendEntry(insertion(1, 'yy'));
    const [carried] = plan(batchOf(first)).fresh;
    if (!carried) throw new Error('it was carried');
    journal.sendEntry(carried);
    expect(refusal(batchOf(first, tagging()))).toEqual(stale());
    expect(plan(batchOf(first)).fresh).toEqual([]);
  });

  it('refuses what follows an own entry that was stored with more steps than the sender knows', () => {
    const whole = insertion(1, 'x');
    journal.sendEntry({ ...whole, payload: { steps: [...steps(whole), ...steps(insertion(30, 'x'))] } });
    expect(refusal(batchOf(whole))).toEqual(stale());
  });

  it('refuses a sender to whom not all that is stored could be shown', () => {
    const first = insertion(1, 'yy');
    journal.sendEntry(first);
    journal.sendEntry(insertion(30, 'y'));
    expect(refusal(batchOf(tagging()), since().slice(0, 1))).toEqual({ ...stale(), details: { entries: since().slice(0, 1), headSeq: 3 } });
    expect(refusal(batchOf(tagging()), [])).toMatchObject({ code: 'stale-version', details: { entries: [] } });
  });

  it('refuses a page of another schema, one beyond the end, and one of another journal', () => {
    journal.sendEntry(insertion(1, 'yy'));
    const batch = batchOf(tagging());
    expect(refusal({ ...batch, schemaVersion: SCHEMA_VERSION - 1 })).toMatchObject({ code: 'too-old' });
    expect(refusal({ ...batch, base: { ...batch.base, hash: 'another' } })).toMatchObject({ code: 'too-old' });
    const { seq, version, hash } = headOf(journal);
    expect(refusal({ ...batch, base: { seq, version, hash: 'another' } }, [])).toMatchObject({ code: 'too-old' });
    expect(refusal({ ...batch, base: { seq: seq + 1, version } }, [])).toMatchObject({ code: 'too-old' });
    expect(refusal({ ...batch, base: { seq, version, hash } }, [])).toBeNull();
    expect(refusal({ ...batch, base: { seq: base.seq, version: base.version } })).toBeNull();
  });
});
