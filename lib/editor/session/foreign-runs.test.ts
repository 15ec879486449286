import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { findWrapping, ReplaceStep, Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { getVersion } from 'prosemirror-collab';
import { describe, expect, it } from 'vitest';
import { stateToJson } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { markRanges } from '../marks/annotation-plugin';
import { suggestionPlace } from '../marks/suggestion-plugin';
import { keepForm } from './foreign-runs';
import { formChanges, textPlaces, tryChange } from './random-edits.fixture';
import { TestServer, TestTab } from './session.fixture';
import { RECEIVED } from './session-options';

const runs = Math.ceil(Number(process.env.PROOF_RUNS ?? 1000) / 20);

const PARAGRAPHS = ['The last bus left at 12.35.', 'The next one is at 5.10, or so they say.', 'It was a lazy cut.', ''];
const newServer = () => new TestServer(docOf('A bus that runs', ...PARAGRAPHS));

/** What somebody does. Numbers choose places. */
const Act = fc.record({
  who: fc.constantFrom('own', 'colleague'),
  what: fc.constantFrom(
    ...(['type', 'type', 'type', 'type', 'letters', 'replace', 'delete', 'delete', 'split', 'split', 'join', 'heading'] as const),
    ...(['list', 'bold', 'boldWords', 'tag', 'suggest', 'undo', 'send'] as const),
  ),
  at: fc.nat(1_000_000),
  size: fc.integer({ min: 1, max: 12 }),
});
type Act = typeof Act extends fc.Arbitrary<infer T> ? T : never;
const Round = fc.array(Act, { minLength: 2, maxLength: 25 });

type Change = (tr: Transaction, range: { from: number; to: number }, size: number) => Transaction | null;

const changes: Partial<Record<Act['what'], Change>> = {
  type: (tr, { from }, size) => tr.insertText('x'.repeat(size), from),
  replace: (tr, { from, to }) => tr.insertText('yy', from, to),
  delete: (tr, { from, to }) => tr.delete(from, to),
  split: (tr, { from }) => tr.split(from),
  ...formChanges,
  boldWords: (tr, { from }) => tr.insert(from, tr.doc.type.schema.text('zz', [tr.doc.type.schema.mark('bold')])),
};

/** Does the same in all `tabs`, which hold the same. What the text has not the form for, or may not happen, is not done. */
function act({ what, at, size }: Act, ...tabs: TestTab[]): void {
  const id = testId();
  for (const tab of tabs) {
    const { doc, host, history } = tab;
    const places = textPlaces(doc);
    const from = places[at % places.length] ?? 1;
    const to = places[(at % places.length) + size] ?? from;
    const ranges = [{ from, to, exact: doc.textBetween(from, to, '\n') }];
    try {
      if (what === 'undo') history.undo();
      else if (what === 'tag' && from < to) history.act('annotation.created', { annotationId: id, kind: 'claim', ranges });
      else if (what === 'suggest' && from < to) {
        history.act('suggestion.made', { suggestionId: id, ranges, replacement: 'other', note: '' });
      } else if (what === 'letters') {
        for (let n = 0; n < size; n++) host.dispatch(host.state.tr.insertText('w', from + n));
      } else tryChange(tab, (tr) => changes[what]?.(tr, { from, to }, size) ?? null);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value));

/** All that a tab holds and shows. The ids that it gives by itself count by their order. */
function heldBy({ host, session }: TestTab): string {
  const { threads: _, ...confirmed } = stateToJson(session.confirmed);
  const held = {
    doc: session.doc,
    version: getVersion(host.state),
    confirmed,
    steps: session.steps(),
    items: session.items,
    // Lost forms are told of later, by a script of their own, in brackets.
    lost: session.refused.flatMap(({ item }) => item.payload.text).filter((text) => !String(text).includes('(')),
    tags: [...session.annotations.keys()].map((id) => [id, markRanges(host.state, id), session.annotations.get(id)]),
    suggestions: [...session.suggestions.keys()].map((id) => [id, suggestionPlace(host.state, id)]),
    caret: host.state.selection,
  };
  return session.items.reduce((text, { id }, index) => text.replaceAll(id, `item ${index}`), JSON.stringify(held));
}

function expectSame(one: TestTab, other: TestTab): void {
  const [held, expected] = [heldBy(one), heldBy(other)];
  if (held !== expected) expect(JSON.parse(held)).toEqual(JSON.parse(expected));
}

/**
 * True where one after the other has lost own steps that at once stay. What a colleague wrote in their place, and took away again with what was beside it,
 * has carried them into what goes; at once it has never been there.
 */
const losesMore = (oneByOne: TestTab, atOnce: TestTab): boolean => oneByOne.session.steps().length < atOnce.session.steps().length;

/** Of two that are apart so: both hold the same tags and suggestions, and what is lost at once is lost one after the other too. */
function expectKept(atOnce: TestTab, oneByOne: TestTab): void {
  const [held, other] = [atOnce, oneByOne].map(({ session }) => ({
    tags: [...session.annotations.keys()],
    suggestions: [...session.suggestions.keys()],
    lost: session.refused.flatMap(({ item }) => item.payload.text).filter((text) => !String(text).includes('(')),
  }));
  expect(held?.tags).toEqual(other?.tags);
  expect(held?.suggestions).toEqual(other?.suggestions);
  expect(other?.lost).toEqual(expect.arrayContaining(held?.lost ?? []));
}

/** The share of runs in which the two may be apart: were it more, the others would say little. */
const MAX_APART = 0.05;

/** Calls `count` with each change of the text that came from elsewhere. */
function countChanges({ host }: TestTab, count: () => void): void {
  const { onTransaction } = host;
  host.onTransaction = (transaction) => {
    onTransaction(transaction);
    if (transaction.docChanged && transaction.getMeta(RECEIVED)) count();
  };
}

/** All that is new, at once in one tab and an entry at a time in the other. */
async function hear(server: TestServer, atOnce: TestTab, oneByOne: TestTab): Promise<void> {
  const { entries } = await server.entriesAfter('', atOnce.session.confirmed.seq);
  atOnce.session.receive(entries);
  for (const entry of entries) oneByOne.session.receive([entry]);
  oneByOne.session.receive([]);
}

describe('keepForm', () => {
  // The headline, then two paragraphs, from 7 and 27.
  const doc = docOf('A bus', 'The last bus left.', 'The next one ran.');
  const { schema } = doc.type;
  const bold = schema.text('fat', [schema.mark('bold')]);
  const [words, opened] = [schema.text('words'), Slice.maxOpen(Fragment.from([schema.node('paragraph'), schema.node('paragraph')]))];
  const start = 8;
  const end = start + 'The last bus left.'.length;
  const kept: Record<string, (tr: Transform) => unknown> = {
    'words that are typed': (tr) => tr.insert(start, words),
    'words that go': (tr) => tr.delete(start, start + 4),
    'all words of a block that go': (tr) => tr.delete(start, end),
    'words for others': (tr) => tr.replaceWith(start, start + 3, words),
    'a block that is split': (tr) => tr.split(start + 4),
    'words in the half that a split made': (tr) => tr.split(start + 4).insert(start + 6, words),
    nothing: () => null,
  };
  const lost: Record<string, (tr: Transform) => unknown> = {
    'words with a format': (tr) => tr.insert(start, bold),
    'words without one beside words with one': (tr) => tr.insert(start, [words, bold]),
    'a format': (tr) => tr.addMark(start, start + 3, schema.mark('bold')),
    'a line break': (tr) => tr.insert(start + 3, schema.node('hardBreak')),
    'blocks that are joined': (tr) => tr.join(end + 1),
    'words that go across blocks': (tr) => tr.delete(end - 2, end + 4),
    'a block that goes': (tr) => tr.delete(start - 1, end + 1),
    'a block that comes': (tr) => tr.insert(end + 1, schema.node('paragraph', null, words)),
    'an empty block that comes': (tr) => tr.insert(end + 1, schema.node('paragraph')),
    'another kind of block': (tr) => tr.setBlockType(start, start, schema.nodes.heading ?? expect.fail(), { level: 2 }),
    'a split in place of words': (tr) => tr.step(new ReplaceStep(start, start + 3, opened)),
    'words in two blocks for none': (tr) =>
      tr.replace(
        start,
        start,
        Slice.maxOpen(Fragment.from([schema.node('paragraph', null, words), schema.node('paragraph', null, words)])),
      ),
    'a join behind words that are typed': (tr) => tr.insert(start, words).join(end + 1 + words.nodeSize),
    'words that are typed behind a join': (tr) => tr.join(end + 1).insert(start, words),
  };
  const stepsOf = (change: (tr: Transform) => unknown, before: Node) => {
    const tr = new Transform(before);
    change(tr);
    return tr.steps.map((step) => json(step));
  };
  const listed = (() => {
    const tr = new Transform(doc);
    const range = tr.doc.resolve(start).blockRange();
    const wrapping = range && findWrapping(range, schema.nodes.bulletList ?? expect.fail());
    return (range && wrapping ? tr.wrap(range, wrapping) : expect.fail()).doc;
  })();

  it.each(Object.entries(kept))('is true of %s', (_name, change) => expect(keepForm(stepsOf(change, doc), doc)).toBe(true));

  it('is true of an item of a list that is split with its paragraph', () =>
    expect(
      keepForm(
        stepsOf((tr) => tr.split(start + 6, 2), listed),
        listed,
      ),
    ).toBe(true));

  it.each(Object.entries(lost))('is false of %s', (_name, change) => expect(keepForm(stepsOf(change, doc), doc)).toBe(false));
});

describe('foreign entries that are taken in at once', () => {
  it('come to what they come to one after the other: text, tags, what waits and the way back', async () => {
    const changed = { atOnce: 0, oneByOne: 0 };
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(Round, { minLength: 1, maxLength: 3 }), async (rounds) => {
        const server = newServer();
        const [colleague, atOnce, oneByOne] = [new TestTab(server), new TestTab(server), new TestTab(server)];
        countChanges(atOnce, () => (changed.atOnce += 1));
        countChanges(oneByOne, () => (changed.oneByOne += 1));
        let isApart = false;
        for (const round of rounds) {
          for (const one of round) {
            if (one.what === 'send') continue;
            if (one.who === 'own') act(one, atOnce, oneByOne);
            else {
              act(one, colleague);
              await colleague.sync();
            }
          }
          await hear(server, atOnce, oneByOne);
          isApart = losesMore(oneByOne, atOnce);
          if (isApart) {
            apart += 1;
            expectKept(atOnce, oneByOne);
            break;
          }
          expectSame(atOnce, oneByOne);
        }
        for (let n = 0; n < 40 && !isApart; n++) {
          const done = [atOnce, oneByOne].map(({ history }) => {
            try {
              return history.undo() !== null;
            } catch (error) {
              if (!(error instanceof DomainError)) throw error;
              return error.message;
            }
          });
          expect(done[0]).toBe(done[1]);
          expectSame(atOnce, oneByOne);
          if (done[0] === false) break;
        }
        await atOnce.sync();
        await colleague.sync();
        expect(atOnce.doc.eq(server.journal.state.doc)).toBe(true);
        expect(colleague.doc.eq(server.journal.state.doc)).toBe(true);
      }),
      { numRuns: runs },
    );
    expect(changed.atOnce).toBeLessThan(0.8 * changed.oneByOne);
    expect(apart).toBeLessThan(MAX_APART * runs);
  });

  it('come to it also where own ones come among them, of which no answer has told', async () => {
    let met = 0;
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(Round, Round, async (first, then) => {
        const server = newServer();
        const [colleague, tab] = [new TestTab(server), new TestTab(server)];
        const runActs = async (acts: readonly Act[]) => {
          for (const one of acts) {
            if (one.who === 'own' && one.what === 'send') {
              server.losesAnswers = true;
              await tab.sync();
              server.losesAnswers = false;
            } else if (one.who === 'own') act(one, tab);
            else if (one.what !== 'send') {
              act(one, colleague);
              await colleague.sync();
            }
          }
        };
        await runActs(first);
        await runActs(then);
        const { clientId } = tab.session.options;
        const outbox = json(tab.session.outbox());
        const { seq } = tab.session.confirmed;
        const oneByOne = new TestTab(server, { clientId, outbox });
        const atOnce = new TestTab(server, { clientId, outbox });
        const own = server.journal.entries.slice(seq).filter((entry) => entry.clientId === clientId);
        if (own.length > 0) met += 1;
        await hear(server, atOnce, oneByOne);
        if (losesMore(oneByOne, atOnce)) {
          apart += 1;
          expectKept(atOnce, oneByOne);
        } else expectSame(atOnce, oneByOne);
        await atOnce.sync();
        await colleague.sync();
        expect(atOnce.doc.eq(server.journal.state.doc)).toBe(true);
      }),
      { numRuns: runs },
    );
    expect(met).toBeGreaterThan(0);
    expect(apart).toBeLessThan(MAX_APART * runs);
  });

  it('leave own words alone where a colleague wrote before them and took that away with the word behind', async () => {
    const server = newServer();
    const [colleague, atOnce, oneByOne] = [new TestTab(server), new TestTab(server), new TestTab(server)];
    const change = (what: 'type' | 'delete', size: number, ...tabs: TestTab[]) => act({ who: 'own', what, at: 0, size }, ...tabs);
    change('type', 1, colleague);
    await colleague.sync();
    change('delete', 2, colleague);
    await colleague.sync();
    change('type', 3, atOnce, oneByOne);
    await hear(server, atOnce, oneByOne);
    expect(losesMore(oneByOne, atOnce)).toBe(true);
    expectKept(atOnce, oneByOne);
    await atOnce.sync();
    await colleague.sync();
    for (const { doc } of [atOnce, colleague]) expect(doc.firstChild?.textContent).toBe('xxx bus that runs');
  });

  it('are one change of the page, whatever else came between them', async () => {
    const server = newServer();
    const [tab, colleague] = [new TestTab(server), new TestTab(server)];
    tab.typeBefore('lazy', 'very ');
    for (const letter of 'quite') {
      colleague.typeBefore('12.35', letter);
      await colleague.sync();
    }
    colleague.tag('5.10');
    colleague.host.dispatch(colleague.host.state.tr.split(colleague.find('or so').from));
    await colleague.sync();
    let count = 0;
    countChanges(tab, () => (count += 1));
    await tab.read();
    expect(count).toBe(1);
    expect(tab.doc.textContent).toContain('quite12.35');
    expect(tab.doc.textContent).toContain('very lazy');
  });

  it('are taken as far as they fit, where one is of another journal', async () => {
    const server = newServer();
    const [tab, colleague] = [new TestTab(server), new TestTab(server)];
    for (const letter of 'abc') {
      colleague.typeBefore('lazy', letter);
      await colleague.sync();
    }
    const { seq } = tab.session.confirmed;
    const { entries } = await server.entriesAfter('', seq);
    const wrong = entries.map((entry, index) => (index === 2 ? { ...entry, prevHash: '0'.repeat(64) } : entry));
    expect(() => tab.session.receive(wrong)).toThrow(DomainError);
    expect(tab.session.confirmed.seq).toBe(seq + 2);
    expect(tab.doc.textContent).toContain('ablazy');
    expect(tab.doc.eq(tab.session.confirmed.doc)).toBe(true);
  });
});
