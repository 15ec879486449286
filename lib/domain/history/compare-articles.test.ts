import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import { readText } from '../text/article-text';
import { compareArticles } from './compare-articles';
import { compareTexts } from './compare-texts';
import { textOf } from './history-text';
import { wordsOfSide } from './words-of-side.fixture';

const stateOf = (doc: Node) => new TestJournal(doc).state;
const before = docOf(
  'A city that runs all night',
  'Nobody was asked.',
  'The council’s case rested on one number. The seats were empty.',
  'Until March nine routes ran every half hour through the night.',
  'The rest stays as it is.',
);

/** The pieces of a comparison as a checker would mark them on paper. */
const marked = (old: Node, now: Node) =>
  compareTexts(stateOf(old), stateOf(now)).map(
    ({ fate, pieces }) =>
      `${fate}: ${pieces.map(({ fate: one, text }) => (one === 'kept' ? text : one === 'added' ? `[+${text}]` : `[-${text}]`)).join('')}`,
  );

describe('compareTexts', () => {
  it('marks words inside a paragraph, and leaves the others alone', () => {
    const now = docOf(
      'A city that runs all night',
      'Nobody was asked.',
      'The council’s case rested on a single number. The seats were empty.',
      'Until March nine routes ran every half hour through the night.',
      'The rest stays as it is.',
    );
    expect(marked(before, now)).toEqual([
      'same: A city that runs all night',
      'same: Nobody was asked.',
      'changed: The council’s case rested on [-one][+a single] number. The seats were empty.',
      'same: Until March nine routes ran every half hour through the night.',
      'same: The rest stays as it is.',
    ]);
  });

  const [title, ...paragraphs] = before.children.map((block) => block.textContent);
  const withParagraphs = (...some: (string | undefined)[]) => docOf(title ?? '', ...some.flatMap((words) => words ?? []));
  const [asked, council, routes, rest] = paragraphs;

  it('tells a paragraph that came, and one that went', () => {
    const now = withParagraphs(asked, council, 'Ferries were never mentioned in any minutes.', routes, rest);
    expect(marked(before, now)[3]).toBe('added: [+Ferries were never mentioned in any minutes.]');
    expect(marked(now, before)[3]).toBe('removed: [-Ferries were never mentioned in any minutes.]');
  });

  it('tells a paragraph that moved, at both ends', () => {
    const now = withParagraphs(routes, asked, council, rest);
    expect(compareTexts(stateOf(before), stateOf(now)).map(({ fate }) => fate)).toEqual([
      'same',
      'moved-here',
      'same',
      'same',
      'moved-away',
      'same',
    ]);
    expect(compareArticles(stateOf(before), stateOf(now)).words).toEqual({ added: 0, removed: 0 });
  });

  it('tells a paragraph that was parted, and two that were joined', () => {
    const now = withParagraphs(asked, 'The council’s case rested on one number.', 'The seats were empty.', routes, rest);
    const parted = compareTexts(stateOf(before), stateOf(now));
    expect(parted.map(({ fate, isSplitOff }) => [fate, isSplitOff])).toContainEqual(['changed', true]);
    expect(wordsOfSide(parted, 'before')).toBe(readText(before).words);
    const joined = compareTexts(stateOf(now), stateOf(before));
    expect(wordsOfSide(joined, 'before')).toBe(readText(now).words);
    expect(joined).toHaveLength(before.childCount);
  });

  it('says that only the look of a paragraph changed', () => {
    const change = new Transform(before).addMark(34, 38, articleSchema.mark('bold'));
    expect(compareTexts(stateOf(before), stateOf(change.doc)).map(({ fate }) => fate)).toContain('formatted');
  });

  it('keeps line breaks, emoji and letters with their marks whole', () => {
    const line = (...words: string[]) =>
      articleSchema.node('doc', null, [
        articleSchema.node('title', null, [articleSchema.text('T')]),
        articleSchema.node(
          'paragraph',
          null,
          words.flatMap((word, index) =>
            index === 0 ? [articleSchema.text(word)] : [articleSchema.node('hardBreak'), articleSchema.text(word)],
          ),
        ),
      ]);
    const [old, now] = [line('The 👩‍👩‍👧 family e\u0301clair', 'second'), line('The 👩‍👩‍👦 family e\u0301clair', 'second', 'third')];
    const found = compareTexts(stateOf(old), stateOf(now));
    expect(wordsOfSide(found, 'before')).toBe(readText(old).words);
    expect(wordsOfSide(found, 'after')).toBe(readText(now).words);
  });

  const word = fc.constantFrom(
    'the',
    'bus',
    'ran',
    'at',
    'night',
    '12.35',
    'council',
    'of',
    'Ossery',
    'fares',
    '👩‍👧',
    'e\u0301tude',
    '\u202eabc',
  );
  const sentence = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
  const block = fc.record({
    kind: fc.constantFrom('paragraph', 'paragraph', 'heading', 'bulletList', 'blockquote', 'horizontalRule'),
    text: sentence,
  });
  const asNode = ({ kind, text }: { kind: string; text: string }): Node => {
    const content = text === '' ? [] : [articleSchema.text(text)];
    const paragraph = articleSchema.node('paragraph', null, content);
    if (kind === 'heading') return articleSchema.node('heading', { level: 2 }, content);
    if (kind === 'horizontalRule') return articleSchema.node('horizontalRule');
    if (kind === 'blockquote') return articleSchema.node('blockquote', null, [paragraph]);
    if (kind === 'bulletList') return articleSchema.node('bulletList', null, [articleSchema.node('listItem', null, [paragraph])]);
    return paragraph;
  };
  const article = fc
    .tuple(sentence, sentence, fc.array(block, { maxLength: 8 }))
    .map(([title, first, blocks]) =>
      articleSchema.node('doc', null, [
        articleSchema.node('title', null, title === '' ? [] : [articleSchema.text(title)]),
        asNode({ kind: 'paragraph', text: first }),
        ...blocks.map(asNode),
      ]),
    );
  /** The same article with blocks taken from it, put elsewhere, and others in between: what editors do. */
  const versions = fc.tuple(article, article, fc.array(fc.nat(20), { maxLength: 12 })).map(([old, other, picks]): [Node, Node] => {
    const pool = [...old.children.slice(1), ...other.children.slice(1)];
    const [title] = picks.length % 2 === 0 ? old.children : other.children;
    const chosen = picks.flatMap((pick) => pool[pick % pool.length] ?? []);
    const blocks = [...(title ? [title] : []), asNode({ kind: 'paragraph', text: 'the bus' }), ...chosen];
    return [old, articleSchema.node('doc', null, blocks)];
  });

  it('gives the words of both texts, whatever happened', () => {
    fc.assert(
      fc.property(fc.oneof(versions, fc.tuple(article, article)), ([old, now]) => {
        const found = compareTexts(stateOf(old), stateOf(now));
        expect(wordsOfSide(found, 'after')).toBe(readText(now).words);
        expect(wordsOfSide(found, 'before').split('\n').sort()).toEqual(readText(old).words.split('\n').sort());
        // What stands behind a fold is found again by its index.
        expect(found.filter(({ fate }) => fate !== 'removed' && fate !== 'moved-away')).toHaveLength(textOf(stateOf(now)).length);
      }),
    );
  });
});

describe('compareArticles', () => {
  const journal = () => {
    const one = new TestJournal(before);
    const claim = one.tag('The seats were empty');
    const opinion = one.tag('one number', 'opinion');
    one.tag('Nobody was asked', 'clear');
    return { one, claim, opinion };
  };
  const judge = (one: TestJournal, annotationId: string, value: string) =>
    one.send('verdict.given', {
      annotationId,
      verdict: { value, rationale: 'because' },
      basedOn: one.annotation(annotationId).basis.verdict?.entryId ?? null,
    });

  it('finds nothing between a moment and itself', () => {
    const { one, claim } = journal();
    judge(one, claim, 'partly');
    expect(compareArticles(one.state, one.state)).toEqual({
      blocks: [expect.objectContaining({ type: 'title', fate: 'same' }), { fold: true, first: 1, count: 4, fromNumber: 1, toNumber: 4 }],
      words: { added: 0, removed: 0 },
      changes: [],
      tags: [],
    });
  });

  it('tells new tags, those that went or became another kind, and verdicts, and shows their paragraphs', () => {
    const { one, claim, opinion } = journal();
    const start = one.state;
    const fresh = one.tag('nine routes');
    one.send('annotation.removed', { annotationId: claim });
    const basedOn = one.annotation(opinion).basis.kind.entryId;
    const kind = one.send('annotation.kind-changed', { annotationId: opinion, kind: 'claim', basedOn });
    const verdict = judge(one, opinion, 'partly');
    const { changes, blocks, words, tags } = compareArticles(start, one.state);
    expect(changes.map(({ what, tag, before: old, entryId }) => [what, tag.label, old?.kind ?? null, entryId])).toEqual([
      ['kind', 'C3', 'opinion', kind],
      ['removed', 'C1', 'claim', one.annotation(claim).basis.presence.entryId],
      ['added', 'C2', null, one.annotation(fresh).basis.presence.entryId],
      ['verdict', 'C3', 'claim', verdict],
    ]);
    expect(words).toEqual({ added: 0, removed: 0 });
    expect(blocks.map((block) => ('fold' in block ? block.count : block.number))).toEqual([null, 1, 2, 3, 1]);
    expect(tags.map(({ label }) => label).toSorted()).toEqual(['C2', 'C3']);
  });

  it('shows a verdict as stale once its words say something else, and as given again', () => {
    const { one, claim } = journal();
    judge(one, claim, 'unproven');
    const judged = one.state;
    const { from, to } = one.rangeOf('empty');
    one.edit(new Transform(one.state.doc).replaceWith(from, to, articleSchema.text('full')));
    const stale = compareArticles(judged, one.state).changes;
    expect(stale).toMatchObject([
      { what: 'verdict', entryId: null, before: { standing: 'unproven', isStale: false }, tag: { standing: 'checking', isStale: true } },
    ]);
    const edited = one.state;
    const again = judge(one, claim, 'unproven');
    expect(compareArticles(edited, one.state).changes).toMatchObject([
      { what: 'verdict', entryId: again, before: { isStale: true }, tag: { standing: 'unproven', isStale: false } },
    ]);
  });

  it('counts a claim that was split once, by what it comes to, and tells behind it what was found of its facts', () => {
    const { one, claim } = journal();
    const { label } = one.annotation(claim);
    const start = one.state;
    const facts = [testId(), testId()];
    for (const [index, annotationId] of facts.entries()) {
      one.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement: `Fact ${index + 1}` });
    }
    expect(compareArticles(start, one.state).changes).toEqual([]);
    const split = one.state;
    const [first = '', second = ''] = facts;
    const entryId = judge(one, first, 'unproven');
    // The claim waits for the other one, and something has changed all the same.
    expect(compareArticles(split, one.state).changes).toMatchObject([
      { what: 'verdict', tag: { id: claim, standing: 'checking' } },
      { what: 'verdict', fact: 'Fact 1', tag: { id: first, label, standing: 'unproven' }, before: { label, standing: 'open' }, entryId },
    ]);
    const half = one.state;
    judge(one, first, 'partly');
    expect(compareArticles(half, one.state).changes).toMatchObject([{ fact: 'Fact 1', before: { standing: 'unproven' }, tag: { label } }]);
    judge(one, second, 'unproven');
    expect(compareArticles(start, one.state).changes.map(({ fact, tag }) => [fact, tag.label])).toEqual([
      [undefined, label],
      ['Fact 1', label],
      ['Fact 2', label],
    ]);
  });

  it('tells what a claim was set aside for, also where it has a verdict, and that it is taken up again', () => {
    const { one, claim } = journal();
    const set = (checkState: string) =>
      one.send('check.state-changed', {
        annotationId: claim,
        checkState,
        reason: 'It goes.',
        basedOn: one.annotation(claim).basis.checkState?.entryId ?? null,
      });
    const start = one.state;
    const cut = set('cut');
    expect(compareArticles(start, one.state).changes).toMatchObject([
      { what: 'verdict', before: { standing: 'open' }, tag: { setAside: 'cut' }, entryId: cut },
    ]);
    expect(compareArticles(start, one.state).changes[0]?.before).not.toHaveProperty('setAside');
    const wasCut = one.state;
    judge(one, claim, 'unproven');
    const judged = one.state;
    expect(compareArticles(wasCut, judged).changes).toMatchObject([{ before: { setAside: 'cut' }, tag: { standing: 'unproven' } }]);
    expect(compareArticles(wasCut, judged).changes[0]?.tag).not.toHaveProperty('setAside');
    const legal = set('on-legal');
    expect(compareArticles(judged, one.state).changes).toMatchObject([
      { what: 'verdict', before: { standing: 'unproven' }, tag: { setAside: 'on-legal' }, entryId: legal },
    ]);
    const onLegal = one.state;
    const author = set('on-author');
    expect(compareArticles(onLegal, one.state).changes).toMatchObject([
      { before: { setAside: 'on-legal' }, tag: { setAside: 'on-author' }, entryId: author },
    ]);
  });

  it('names grades, and tells one from another that stands for the same', () => {
    const { one, claim } = journal();
    const grade = (id: string, name: string) => ({ id, name, standing: 'partly' as const, definition: '', rating: 3 });
    const scale = { version: 2, grades: [grade('half', 'Half true'), grade('mostly', 'Mostly true')] };
    const give = (gradeId: string) =>
      one.send(
        'verdict.given',
        {
          annotationId: claim,
          verdict: { value: 'partly', gradeId, rationale: 'because' },
          basedOn: one.annotation(claim).basis.verdict?.entryId ?? null,
        },
        { rules: { ...plainCheckRules, scale } },
      );
    const start = one.state;
    give('half');
    const half = one.state;
    expect(compareArticles(start, half).changes).toMatchObject([{ before: { standing: 'open' }, tag: { grade: { name: 'Half true' } } }]);
    expect(compareArticles(start, half).changes[0]?.before).not.toHaveProperty('grade');
    give('mostly');
    expect(compareArticles(half, one.state).changes).toMatchObject([
      {
        what: 'verdict',
        before: { standing: 'partly', grade: { name: 'Half true' } },
        tag: { standing: 'partly', grade: { name: 'Mostly true' } },
      },
    ]);
  });

  it('says when a tag lost its words, and whose they were', () => {
    const { one, claim } = journal();
    const start = one.state;
    const { from, to } = one.rangeOf('The seats were empty');
    one.edit(new Transform(one.state.doc).delete(from, to));
    expect(compareArticles(start, one.state).changes).toMatchObject([{ what: 'lost', tag: { id: claim }, words: 'The seats were empty' }]);
  });

  it('says that a tag was put on other words, and who did it', () => {
    const { one, claim } = journal();
    const start = one.state;
    const place = one.send('annotation.span-changed', { annotationId: claim, how: 'span', ranges: [one.rangeOf('one number')] });
    expect(compareArticles(start, one.state).changes).toMatchObject([
      { what: 'place', tag: { id: claim }, words: 'one number', entryId: place, before: { id: claim } },
    ]);
    // An end that came back to where it was has moved nothing.
    one.send('annotation.span-changed', { annotationId: claim, how: 'span', ranges: [one.rangeOf('The seats were empty')] });
    expect(compareArticles(start, one.state).changes).toEqual([]);
  });

  it('tells a verdict that was given anew for another reason', () => {
    const { one, claim } = journal();
    judge(one, claim, 'unproven');
    const judged = one.state;
    judge(one, claim, 'unproven');
    expect(compareArticles(judged, one.state).changes).toEqual([]);
    const basedOn = one.annotation(claim).basis.verdict?.entryId ?? null;
    const verdict = { value: 'unproven', rationale: 'The log is lost.' };
    const again = one.send('verdict.given', { annotationId: claim, verdict, basedOn });
    expect(compareArticles(judged, one.state).changes).toMatchObject([
      { what: 'verdict', entryId: again, before: { standing: 'unproven' }, tag: { standing: 'unproven' } },
    ]);
  });

  it('draws nested and crossing tags over the pieces that they cover', () => {
    const one = new TestJournal(docOf('T', 'abc def ghi jkl'));
    const outer = one.tag('abc def ghi', 'opinion');
    const inner = one.tag('def');
    const crossing = one.tag('ghi jkl', 'proposal');
    expect(textOf(one.state)[1]?.pieces.map(({ text, tags, ends }) => [text, tags, ends])).toEqual([
      ['abc ', [outer], []],
      ['def', [outer, inner], [inner]],
      [' ', [outer], []],
      ['ghi', [outer, crossing], [outer]],
      [' jkl', [crossing], [crossing]],
    ]);
  });

  it('begins and ends a tag of several places once, also where one of them is gone', () => {
    const one = new TestJournal(docOf('T', 'abc def ghi', 'jkl mno'));
    const annotationId = testId();
    const ranges = ['abc', 'ghi', 'mno'].map((words) => one.rangeOf(words));
    one.send('annotation.created', { annotationId, kind: 'proposal', ranges });
    const ends = () =>
      textOf(one.state)
        .flatMap(({ pieces }) => pieces)
        .filter(({ tags }) => tags.length > 0)
        .map(({ text, starts, ends }) => [text, starts.length, ends.length]);
    expect(ends()).toEqual([
      ['abc', 1, 0],
      ['ghi', 0, 0],
      ['mno', 0, 1],
    ]);
    const start = one.state;
    const { from, to } = one.rangeOf('mno');
    one.edit(new Transform(one.state.doc).delete(from, to));
    expect(ends()).toEqual([
      ['abc', 1, 0],
      ['ghi', 0, 1],
    ]);
    one.send('annotation.removed', { annotationId });
    expect(compareArticles(start, one.state).changes).toMatchObject([{ what: 'removed', words: 'abc … ghi … mno' }]);
  });

  it('takes ids that it does not know for no tags', () => {
    const { one } = journal();
    const other = new TestJournal(before, testId());
    expect(compareArticles(other.state, one.state).changes.map(({ what }) => what)).toEqual(['added', 'added']);
  });
});
