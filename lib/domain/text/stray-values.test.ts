import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors';
import { TestJournal } from '../journal/journal.fixture';
import { articleSchema } from './article-schema';
import { contentWithoutStrayValues, holdsValues, withoutStrayValues } from './stray-values';

const SMUGGLED = 'Jane Doe was convicted';
const FORM = 'This change would break the form of the article.';

const words = (text: string) => ({ type: 'text', text });
const paragraph = (text: string) => ({ type: 'paragraph', content: [words(text)] });
const heading = (level: unknown) => ({ type: 'heading', attrs: { level }, content: [words('Ships')] });
const list = (attrs: Record<string, unknown>) => ({
  type: 'orderedList',
  attrs,
  content: [{ type: 'listItem', content: [paragraph('One')] }],
});
const cell = (attrs: Record<string, unknown>) => ({
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs, content: [paragraph('One')] }] }],
});
const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

/** A text of a title, a heading (at 6) and a paragraph, and what puts a block at its end. */
function begin(blocks: unknown[] = [heading(2)]) {
  const doc = articleSchema.nodeFromJSON({
    type: 'doc',
    content: [{ type: 'title', content: [words('Ship')] }, ...blocks, paragraph('One')],
  });
  const journal = new TestJournal(doc);
  const end = doc.content.size;
  const put = (...content: unknown[]) => ({ stepType: 'replace', from: end, to: end, slice: { content } });
  const send = (...steps: unknown[]) => journal.send('text', { steps }, { isFromServer: false });
  return { journal, put, send, end };
}

const refusalOf = (send: () => unknown): unknown => {
  try {
    return send();
  } catch (error) {
    return error;
  }
};

describe('a change of the text', () => {
  it.each([
    ['an attribute of the article', { stepType: 'docAttr', attr: 'x', value: SMUGGLED }],
    ['one that no node has', { stepType: 'attr', pos: 6, attr: 'x', value: SMUGGLED }],
    ['one that every object has', { stepType: 'attr', pos: 6, attr: 'constructor', value: 2 }],
    ['one that another node has', { stepType: 'attr', pos: 6, attr: 'start', value: 2 }],
    ['a level of words', { stepType: 'attr', pos: 6, attr: 'level', value: SMUGGLED }],
  ])('is refused that sets %s', (_, step) => {
    expect(refusalOf(() => begin().send(step))).toEqual(expect.objectContaining({ code: 'invalid', message: FORM }));
  });

  it.each([
    ['a heading of words', heading(SMUGGLED)],
    ['a heading of a thousand levels', heading(1000)],
    ['a heading of a list', heading([SMUGGLED])],
    ['a list that begins at words', list({ start: SMUGGLED, type: null })],
    ['a list that begins at a part', list({ start: 1.5, type: null })],
    ['a list that counts by words', list({ start: 1, type: SMUGGLED })],
    ['a list that counts by what is nested', list({ start: 1, type: { a: nested(3000) } })],
    ['a wide cell of words', cell({ colspan: SMUGGLED, rowspan: 1 })],
  ])('is refused that brings %s, also within a quote, and also where it goes again', (_, block) => {
    for (const one of [block, { type: 'blockquote', content: [block] }]) {
      const { put, send, end } = begin();
      expect(refusalOf(() => send(put(one)))).toBeInstanceOf(DomainError);
      const size = refusalOf(() => articleSchema.nodeFromJSON(one).nodeSize);
      const gone = { stepType: 'replace', from: end, to: end + (typeof size === 'number' ? size : 0) };
      expect(refusalOf(() => send(put(one), gone))).toBeInstanceOf(DomainError);
    }
  });

  it('is refused that brings blocks nested too deeply, also where they go again', () => {
    const { put, send, end } = begin();
    let block: unknown = paragraph('One');
    for (let depth = 0; depth < 300; depth++) block = { type: 'blockquote', content: [block] };
    const { nodeSize } = articleSchema.nodeFromJSON(block);
    const refused = expect.objectContaining({ code: 'invalid', message: 'This text is nested too deeply.' });
    expect(refusalOf(() => send(put(block), { stepType: 'replace', from: end, to: end + nodeSize }))).toEqual(refused);
  });

  it('is taken with a step for an attribute that its node has by then', () => {
    const { send, journal } = begin();
    const brought = { stepType: 'replace', from: 6, to: 6, slice: { content: [list({ start: 1, type: null })] } };
    send(brought, { stepType: 'attr', pos: 6, attr: 'start', value: 7 }, { stepType: 'attr', pos: 6, attr: 'type', value: 'a' });
    expect(journal.state.doc.child(1).attrs).toEqual({ start: 7, type: 'a' });
  });

  it('is taken with what editors of all versions write: no number where a list begins, styles as types', () => {
    const { put, send, journal } = begin();
    send(put(heading(4), list({ start: null, type: '1' }), list({ start: 0, type: 'disc' }), cell({ colspan: 2, rowspan: 3 }), list({})));
    expect(journal.state.doc.childCount).toBe(8);
  });

  it('splits and moves what was stored with such a value before, and brings no more of them', () => {
    const { journal, put, send } = begin([list({ start: 1, type: 'fancy' })]);
    const { doc } = journal.state;
    send(...new Transform(doc).insert(doc.content.size, doc.child(1)).steps.map((step) => step.toJSON()));
    expect(journal.state.doc.lastChild?.attrs).toEqual({ start: 1, type: 'fancy' });
    expect(refusalOf(() => send(put(list({ start: 1, type: 'fancier' }))))).toBeInstanceOf(DomainError);
    expect(refusalOf(() => send(put(heading('fancy'))))).toBeInstanceOf(DomainError);
  });

  it('stores no value of any kind in which words would be found by nobody', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const hidden = fc.oneof(
      json,
      json.map((value) => [SMUGGLED, value]),
      json.map((value) => ({ [SMUGGLED]: value })),
      fc.constant(SMUGGLED),
    );
    const name = fc.constantFrom('level', 'start', 'type', 'colspan', 'rowspan', 'href', 'x', SMUGGLED, '__proto__', 'toString');
    const { put, send, journal } = begin();
    const mark = (attrs: unknown) => ({ stepType: 'addMark', from: 7, to: 9, mark: { type: 'link', attrs } });
    const attrs = fc.dictionary(name, hidden);
    const step = fc.oneof(
      fc.record({ stepType: fc.constant('docAttr'), attr: name, value: hidden }),
      fc.record({ stepType: fc.constant('attr'), pos: fc.constantFrom(0, 6, 8), attr: name, value: hidden }),
      attrs.map((one) => put({ ...heading(2), attrs: one, more: SMUGGLED })),
      attrs.map((one) => put(list(one))),
      attrs.map((one) => put(cell(one))),
      attrs.map((one) => put({ ...paragraph('One'), attrs: one })),
      attrs.map(mark),
      attrs.map((one) => ({ ...put(paragraph('One')), ...one, secret: SMUGGLED })),
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        const before = journal.entries.length;
        if (refusalOf(() => send(...steps)) instanceof Error) return;
        taken += journal.entries.length - before;
        expect(JSON.stringify(journal.entries.at(-1)?.payload)).not.toContain('Jane');
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(0);
  });
});

describe('withoutStrayValues', () => {
  it('leaves each node and step of a plain article as it is', () => {
    const plain = [heading(3), list({ start: 4, type: 'a' }), list({ start: null }), cell({ colspan: 2 }), paragraph('One')];
    expect(contentWithoutStrayValues(plain)).toEqual(plain);
    for (const step of [
      { stepType: 'attr', pos: 6, attr: 'level', value: 3 },
      { stepType: 'replace', from: 1, to: 2 },
    ]) {
      expect(withoutStrayValues(step)).toEqual(step);
    }
  });

  it('takes out what is none, at any depth, so that a node is what it is by itself', () => {
    const stray = { type: 'blockquote', content: [heading(nested(3000)), list({ start: SMUGGLED, type: 'a', more: SMUGGLED })] };
    const clean = contentWithoutStrayValues(stray);
    expect(clean).toEqual({ type: 'blockquote', content: [{ ...heading(2), attrs: {} }, list({ type: 'a' })] });
    expect(articleSchema.nodeFromJSON(clean).child(1).attrs).toEqual({ start: 1, type: 'a' });
    expect(contentWithoutStrayValues(clean)).toEqual(clean);
  });

  it('takes out the value of a step and the name of an attribute that there is not', () => {
    expect(withoutStrayValues({ stepType: 'docAttr', attr: 'level', value: 2 })).toEqual({ stepType: 'docAttr', attr: '█████' });
    expect(withoutStrayValues({ stepType: 'attr', pos: 6, attr: 'Jane', value: 2 })).toEqual({ stepType: 'attr', pos: 6, attr: '████' });
    const kept = { stepType: 'attr', pos: 6, attr: 'level' };
    expect(withoutStrayValues({ ...kept, value: nested(3000) })).toEqual(kept);
  });

  it('leaves the address of a link, which is words', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/jane' } };
    expect(withoutStrayValues(link)).toEqual(link);
    expect(holdsValues(link, 'attrs')).toBe(false);
  });
});
