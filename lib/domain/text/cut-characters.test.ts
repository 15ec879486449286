import { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applyEntry, emptyState } from '../article-state';
import { randomInput, tried } from '../export/random-journal.fixture';
import { randomPairs } from '../export/random-words.fixture';
import { alignDocs } from '../newer-version/align';
import { articleSchema } from './article-schema';

const WithSteps = z.object({ steps: z.array(z.unknown()) });

/** True where the units before and after a place are the halves of one character. */
function isCutAt(doc: Node, pos: number): boolean {
  const { parent, parentOffset: at } = doc.resolve(pos);
  return parent.isTextblock && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(unitsOf(parent).slice(at - 1, at + 1));
}

/** What stands at each position of a block, a unit each. */
const unitsOf = (block: Node): string => block.children.map((one) => one.text ?? '\n').join('');

/** The places inside characters where steps begin or end, which lead from `doc` on. */
function cutsIn(doc: Node, steps: readonly Step[]): string[] {
  const cuts: string[] = [];
  let now = doc;
  for (const step of steps) {
    step.getMap().forEach((from, to) => {
      for (const pos of [from, to]) if (isCutAt(now, pos)) cuts.push(`${JSON.stringify(step.toJSON())} cuts at ${pos}`);
    });
    now = step.apply(now).doc ?? expect.fail('the step does not fit');
  }
  return cuts;
}

describe('steps that the server makes', () => {
  it('begin and end inside no character, whatever was accepted, opened again, carried over and pasted over', () => {
    fc.assert(
      fc.property(randomInput, ({ state: { articleId }, entries }) => {
        let state = emptyState(articleId);
        for (const entry of entries) {
          const steps = WithSteps.safeParse(entry.payload).data?.steps ?? [];
          expect(
            cutsIn(
              state.doc,
              steps.map((json) => Step.fromJSON(articleSchema, json)),
            ),
          ).toEqual([]);
          state = applyEntry(state, entry);
        }
      }),
      tried(40),
    );
  });

  it('begin and end inside no character where a newer version has others with the same first or second half', () => {
    const docOf = (words: readonly string[]) =>
      Node.fromJSON(articleSchema, {
        type: 'doc',
        content: [{ type: 'title' }, ...words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))],
      });
    const paragraphs = fc.array(randomPairs, { minLength: 1, maxLength: 4 }).map(docOf);
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        expect(cutsIn(before, alignDocs(before, after).steps)).toEqual([]);
      }),
      tried(100),
    );
  });
});
