import type { Node } from '@tiptap/pm/model';
import { RemoveMarkStep, ReplaceStep, Step, Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyStepList } from './apply-steps';
import { articleSchema } from './article-schema';

const doc = articleSchema.nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'title', content: [{ type: 'text', text: 'A bus that runs' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'The last bus ' },
        { type: 'text', text: 'left', marks: [{ type: 'bold' }] },
      ],
    },
    { type: 'paragraph' },
    {
      type: 'bulletList',
      content: ['One stop', 'Two stops'].map((text) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
      })),
    },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It was late.' }] }] },
  ],
});

/** One after another on the whole text, as ProseMirror does: what it gives, or that it fails. */
function oneByOne(start: Node, steps: readonly Step[]): unknown {
  let current = start;
  for (const step of steps) {
    try {
      const { doc: next } = step.apply(current);
      if (!next) return 'failed';
      current = next;
    } catch {
      return 'failed';
    }
  }
  return current.toJSON();
}

const inOneGo = (start: Node, steps: readonly Step[]): unknown => applyStepList(start, steps).doc?.toJSON() ?? 'failed';

type Change = (tr: Transform, from: number, to: number) => unknown;
const changes: Change[] = [
  (tr, from) => tr.insert(from, articleSchema.text('night')),
  (tr, from, to) => tr.delete(from, to),
  (tr, from, to) => tr.deleteRange(from, to),
  (tr, from) => tr.split(from),
  (tr, from) => tr.join(from),
  (tr, from, to) => tr.replace(from, to, doc.slice(20, 45)),
  (tr, from, to) => articleSchema.marks.italic && tr.addMark(from, to, articleSchema.marks.italic.create()),
  (tr, from, to) => articleSchema.nodes.heading && tr.setBlockType(from, to, articleSchema.nodes.heading),
  // Steps that a client could make up: most fit nowhere.
  (tr, from, to) => tr.maybeStep(new ReplaceStep(from, to, doc.slice(3, 30))),
  (tr, from, to) => tr.maybeStep(Step.fromJSON(articleSchema, { stepType: 'replace', from, to, structure: true })),
];

const edit = fc.tuple(fc.nat(changes.length - 1), fc.nat(10_000), fc.nat(6));

describe('applyStepList', () => {
  it('gives what the steps give one after another, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), fc.nat(), (edits, seed) => {
        const tr = new Transform(doc);
        // Most edits stand close to the one before, as typing does.
        let near = seed % doc.content.size;
        for (const [which, at, length] of edits) {
          near = at % 3 === 0 ? at % (tr.doc.content.size + 1) : Math.min(near, tr.doc.content.size);
          try {
            changes[which]?.(tr, near, Math.min(near + length, tr.doc.content.size));
          } catch {
            // What cannot be done there is left out.
          }
        }
        expect(inOneGo(doc, tr.steps)).toEqual(oneByOne(doc, tr.steps));
        // The same steps where they do not belong: they fail alike, or give the same.
        const shuffled = [...tr.steps].reverse();
        expect(inOneGo(doc, shuffled)).toEqual(oneByOne(doc, shuffled));
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes off a link of which the address is erased, in the text or in the step, and no other', () => {
    const link = (href: string) => articleSchema.mark('link', { href });
    const linked = new Transform(doc)
      .addMark(20, 24, link('https://example.org/ada'))
      .addMark(24, 26, link('https://example.org/a'))
      .addMark(26, 28, link('https://███████████/█da')).doc;
    const hrefsAfter = (href: string) => {
      const { doc: left } = applyStepList(linked, [new RemoveMarkStep(18, 30, link(href))]);
      const found: unknown[] = [];
      left?.descendants(({ marks }) => void found.push(...marks.map(({ attrs }) => attrs.href ?? null)));
      return found.filter((one) => one !== null);
    };
    expect(hrefsAfter('https://███████████████')).toEqual(['https://example.org/a']);
    expect(hrefsAfter('https://example.org/ada')).toEqual(['https://example.org/a']);
    expect(hrefsAfter('https://example.org/b')).toHaveLength(3);
  });

  it('says of a step outside of the text that it fails', () => {
    expect(applyStepList(doc, [Step.fromJSON(articleSchema, { stepType: 'replace', from: 999, to: 1_000 })]).failed).toEqual(
      expect.any(String),
    );
  });

  it('gives the text back where there is no step', () => {
    expect(applyStepList(doc, []).doc).toBe(doc);
  });
});
