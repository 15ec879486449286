import type { Node } from '@tiptap/pm/model';
import { Mapping } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { wordsBetween } from '../text/article-text';
import { alignDocs, carryMoved } from './align';

const runs = Number(process.env.PROOF_RUNS ?? 500);
const { nodes, marks } = articleSchema;

type Json = {
  type: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: Json[];
  text?: string;
};

const words = 'rent rose the of mayor said council vote 12% 市 长 قال 😀 क्षेत्र e\u0301te'.split(' ');
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
const plainMarks = fc.constantFrom<Json['marks']>(
  [],
  [],
  [{ type: 'bold' }],
  [{ type: 'italic' }],
  [{ type: 'link', attrs: { href: 'https://one.example/' } }],
  [{ type: 'link', attrs: { href: 'https://two.example/' } }, { type: 'bold' }],
  [{ type: 'superscript' }],
  [{ type: 'subscript' }],
);
const inline = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(sentence, plainMarks).map(([text, list]): Json => ({ type: 'text', text, marks: list })) },
    { weight: 1, arbitrary: fc.constant<Json>({ type: 'hardBreak' }) },
  ),
  { maxLength: 4 },
);
const titleInline = fc.array(
  sentence.map((text): Json => ({ type: 'text', text })),
  { maxLength: 2 },
);
const paragraph = inline.map((content): Json => ({ type: 'paragraph', content }));
const block: fc.Arbitrary<Json> = fc.letrec<{ block: Json }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: paragraph },
    { weight: 1, arbitrary: fc.constant<Json>({ type: 'horizontalRule' }) },
    {
      weight: 2,
      arbitrary: fc.tuple(inline, fc.constantFrom(2, 3)).map(([content, level]): Json => ({ type: 'heading', attrs: { level }, content })),
    },
    { weight: 1, arbitrary: inline.map((content): Json => ({ type: 'figure', content: [{ type: 'caption', content }] })) },
    {
      weight: 1,
      arbitrary: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((content): Json => ({ type: 'blockquote', content })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('bulletList', 'orderedList'),
          fc.array(fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })), { minLength: 1, maxLength: 3 }),
        )
        .map(([type, list]): Json => ({ type, content: list.map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(
          fc.array(fc.tuple(fc.constantFrom('tableCell', 'tableHeader'), fc.array(tie('block'), { minLength: 1, maxLength: 2 })), {
            minLength: 1,
            maxLength: 3,
          }),
          { minLength: 1, maxLength: 3 },
        )
        .map(
          (rows): Json => ({
            type: 'table',
            content: rows.map((cells) => ({ type: 'tableRow', content: cells.map(([type, content]) => ({ type, content })) })),
          }),
        ),
    },
  ),
})).block;

const docOf = (parts: { title: Json[]; standfirst: Json[] | null; blocks: Json[] }): Json => ({
  type: 'doc',
  content: [
    { type: 'title', content: parts.title },
    ...(parts.standfirst ? [{ type: 'standfirst', content: parts.standfirst }] : []),
    ...parts.blocks,
  ],
});
const parts = fc.record({
  title: titleInline,
  standfirst: fc.option(inline, { nil: null }),
  blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
});

/** Joins neighbouring text nodes with equal marks, as a doc from the editor has them. */
const nodeOf = (json: Json): Node => {
  const doc = articleSchema.nodeFromJSON(json);
  const tidy = (node: Node): Node => {
    if (node.isText || node.isLeaf) return node;
    const children: Node[] = [];
    node.forEach((child) => {
      children.push(tidy(child));
    });
    return articleSchema.node(node.type, node.attrs, joinText(children), node.marks);
  };
  const tidied = tidy(doc);
  tidied.check();
  return tidied;
};
const joinText = (children: Node[]) =>
  children.reduce<Node[]>((list, child) => {
    const last = list.at(-1);
    if (last?.isText && child.isText && last.sameMarkup(child))
      list[list.length - 1] = articleSchema.text(`${last.text}${child.text}`, child.marks);
    else list.push(child);
    return list;
  }, []);

type Op = { at: number; kind: number; other: number; text: string };
const ops = fc.array(fc.record({ at: fc.nat(1000), kind: fc.nat(11), other: fc.nat(1000), text: sentence }), { maxLength: 6 });

/** The same article after some edits of its JSON: blocks moved, removed, wrapped, retyped, split; words changed. */
function edit(json: Json, edits: readonly Op[]): Json {
  const copy: Json = structuredClone(json);
  const lead = copy.content?.[1]?.type === 'standfirst' ? 2 : 1;
  for (const { at, kind, other, text } of edits) {
    const content = copy.content ?? [];
    const blocks = content.slice(lead);
    const i = at % blocks.length;
    const one = blocks[i];
    if (!one) continue;
    const texts = textNodes(copy);
    const chosen = texts[other % Math.max(1, texts.length)];
    if (kind === 0 && blocks.length > 1) blocks.splice(i, 1);
    else if (kind === 1) blocks.splice(other % (blocks.length + 1), 0, ...blocks.splice(i, 1));
    else if (kind === 2) blocks.splice(i, 0, { type: 'paragraph', content: [{ type: 'text', text }] });
    else if (kind === 3) blocks[i] = { type: 'blockquote', content: [one] };
    else if (kind === 4 && one.type === 'paragraph') blocks[i] = { type: 'bulletList', content: [{ type: 'listItem', content: [one] }] };
    else if (kind === 5 && one.type === 'paragraph') blocks[i] = { ...one, type: 'heading', attrs: { level: 2 } };
    else if (kind === 6 && one.content?.length && one.type === 'blockquote') blocks.splice(i, 1, ...one.content);
    else if (kind === 7 && one.type === 'bulletList') blocks[i] = { ...one, type: 'orderedList' };
    else if (kind === 8 && one.content && ['bulletList', 'orderedList', 'table'].includes(one.type) && one.content.length > 1)
      one.content.splice(other % one.content.length, 1);
    else if (kind === 9 && one.type === 'paragraph' && one.content && one.content.length > 1) {
      const half = one.content.length >> 1;
      blocks.splice(i, 1, { ...one, content: one.content.slice(0, half) }, { ...one, content: one.content.slice(half) });
    } else if (chosen?.text) {
      const list = chosen.text.split(' ');
      list.splice(at % list.length, kind === 10 ? 0 : 1, text);
      chosen.text = list.join(' ');
    }
    copy.content = [...content.slice(0, lead), ...blocks];
  }
  return copy;
}
function textNodes(json: Json): Json[] {
  return json.type === 'text' ? [json] : (json.content ?? []).flatMap((child) => (json.type === 'title' ? [] : textNodes(child)));
}

function expectAligned(before: Node, after: Node) {
  const { steps, misfits } = alignDocs(before, after);
  let doc = before;
  for (const step of steps) {
    const result = step.apply(doc);
    if (!result.doc) throw new Error(result.failed ?? 'failed');
    doc = result.doc;
    doc.check();
  }
  expect(doc.toJSON()).toEqual(after.toJSON());
  expect(doc.eq(after)).toBe(true);
  expect(misfits).toBe(0);
}

describe('alignDocs', () => {
  it('leads from any doc to any other exactly, over valid docs', () => {
    fc.assert(
      fc.property(parts, parts, (before, after) => expectAligned(nodeOf(docOf(before)), nodeOf(docOf(after)))),
      { numRuns: runs },
    );
  });
  it('leads from any doc to an edited version of it exactly', () => {
    fc.assert(
      fc.property(parts, ops, fc.option(inline, { nil: null }), fc.boolean(), (before, edits, standfirst, isKept) => {
        const json = docOf(before);
        const after = isKept ? json : docOf({ ...before, standfirst });
        expectAligned(nodeOf(json), nodeOf(edit(after, edits)));
      }),
      { numRuns: runs },
    );
  });
});

const text = (value: string, ...names: string[]) =>
  articleSchema.text(
    value,
    names.map((name) => articleSchema.mark(name)),
  );
const p = (value: string) => nodes.paragraph?.create(null, value ? text(value) : null) ?? fail();
const li = (...children: Node[]) => nodes.listItem?.create(null, children) ?? fail();
const ul = (...children: Node[]) => nodes.bulletList?.create(null, children) ?? fail();
const title = (value: string) => nodes.title?.create(null, text(value)) ?? fail();
const standfirst = (value: string) => nodes.standfirst?.create(null, text(value)) ?? fail();
const doc = (...children: Node[]) => articleSchema.node('doc', null, [title('A headline'), ...children]);
const fail = (): never => {
  throw new Error('the schema lacks a node');
};

function find(node: Node, quote: string) {
  let from = -1;
  node.descendants((child, pos) => {
    const at = child.isText && from < 0 ? (child.text ?? '').indexOf(quote) : -1;
    if (at >= 0) from = pos + at;
  });
  return { from, to: from + quote.length };
}

/** The words at which a tag on `quote` ends up: by the steps, else by what moved. */
function follow(before: Node, after: Node, quote: string): string {
  const range = find(before, quote);
  const { steps, moved } = alignDocs(before, after);
  const mapping = new Mapping(steps.map((step) => step.getMap()));
  const [from, to] = [mapping.map(range.from, 1), mapping.map(range.to, -1)];
  if (from < to) return wordsBetween(after, from, to);
  const carried = carryMoved(moved, range);
  return carried ? `moved: ${wordsBetween(after, carried.from, carried.to)}` : '';
}

describe('anchors through alignDocs', () => {
  const long = 'The council voted on Monday to raise rents by twelve per cent across the borough.';
  const other = 'Nobody at the ferry office could say when the next boat would leave the harbour.';

  it('keep to their words when words around them change', () => {
    const after = doc(p('The whole council has voted on Monday to raise all rents by twelve per cent across the borough.'));
    expect(follow(doc(p(long)), after, 'twelve per cent')).toBe('twelve per cent');
  });
  it('shrink to the surviving words when their edge changes', () => {
    expect(follow(doc(p(long)), doc(p(long.replace('twelve', 'nine'))), 'twelve per cent')).toBe(' per cent');
    expect(follow(doc(p(long)), doc(p(long.replace('borough', 'county'))), 'across the borough')).toBe('across the ');
  });
  it('take no half of a flag along', () => {
    expect(follow(doc(p(`${long} 🇩🇪`)), doc(p(`${long} 🇩🇰`)), 'the borough. 🇩🇪')).toBe('the borough. ');
  });
  it('are gone when all their words are replaced', () => {
    expect(follow(doc(p(long)), doc(p(long.replace('twelve per cent', 'a lot'))), 'twelve per cent')).toBe('');
    expect(follow(doc(p(long), p(other)), doc(p(other), p('Wholly unlike anything that stood here before it.')), long)).toBe('');
  });
  it('survive a paragraph that becomes a list item, a quotation or a heading, and back', () => {
    const list = doc(ul(li(p(long)), li(p(other))));
    expect(follow(doc(p(long), p(other)), list, 'ferry office')).toBe('ferry office');
    expect(follow(list, doc(p(long), p(other)), 'ferry office')).toBe('ferry office');
    const quotation = doc(nodes.blockquote?.create(null, [p(long), p(other)]) ?? fail());
    expect(follow(doc(p(long), p(other)), quotation, 'rents by')).toBe('rents by');
    expect(follow(doc(p(long)), doc(nodes.heading?.create({ level: 3 }, text(long)) ?? fail()), 'rents by')).toBe('rents by');
  });
  it('survive a paragraph that is split, and two that are joined', () => {
    const both = `${long} ${other}`;
    expect(follow(doc(p(both)), doc(p(long), p(other)), 'ferry office')).toBe('ferry office');
    expect(follow(doc(p(both)), doc(p(long), p(other)), 'rents by')).toBe('rents by');
    expect(follow(doc(p(long), p(other)), doc(p(both)), 'ferry office')).toBe('ferry office');
    expect(follow(doc(p(long), p(other)), doc(p(both)), 'rents by')).toBe('rents by');
  });
  it('survive a row added to a table and a cell that becomes a head', () => {
    const cell = (value: string, type = nodes.tableCell) => type?.create(null, p(value)) ?? fail();
    const row = (...cells: Node[]) => nodes.tableRow?.create(null, cells) ?? fail();
    const table = (...rows: Node[]) => nodes.table?.create(null, rows) ?? fail();
    const before = doc(table(row(cell('Borough'), cell('Rent')), row(cell('Northside'), cell('1,200'))));
    const after = doc(
      table(
        row(cell('Borough', nodes.tableHeader), cell('Rent', nodes.tableHeader)),
        row(cell('Eastside'), cell('1,100')),
        row(cell('Northside'), cell('1,200')),
      ),
    );
    expect(follow(before, after, '1,200')).toBe('1,200');
    expect(follow(before, after, 'Borough')).toBe('Borough');
  });
  it('survive marks that come and go, and a standfirst that appears', () => {
    const bold = nodes.paragraph?.create(null, [text(long.slice(0, 20)), text(long.slice(20), 'bold', 'italic')]) ?? fail();
    expect(follow(doc(p(long)), doc(standfirst('What it means for tenants'), bold), 'rents by')).toBe('rents by');
    expect(follow(doc(standfirst('What it means for tenants'), bold), doc(p(long)), 'rents by')).toBe('rents by');
    expect(follow(doc(p(long), p(other)), doc(standfirst(long), p(other)), 'rents by')).toBe('rents by');
    expect(follow(doc(standfirst(long), p(other)), doc(p(long), p(other)), 'rents by')).toBe('rents by');
  });
  it('are carried with a paragraph that moved and changed a little on the way', () => {
    const third = 'Three lighthouses along the northern coast will be painted red this summer, the pilots say.';
    const after = doc(p(other), p(third), p(long.replace('Monday', 'Tuesday evening')));
    expect(follow(doc(p(long), p(other), p(third)), after, 'rents by twelve')).toBe('moved: rents by twelve');
    expect(follow(doc(p(long), p(other), p(third)), after, 'ferry office')).toBe('ferry office');
  });
  it('need no step for an unchanged doc, and one for one inserted word', () => {
    expect(alignDocs(doc(p(long)), doc(p(long))).steps).toEqual([]);
    expect(alignDocs(doc(p(long)), doc(p(long.replace('rents', 'all rents')))).steps).toHaveLength(1);
    expect(marks.bold).toBeDefined();
  });
});
