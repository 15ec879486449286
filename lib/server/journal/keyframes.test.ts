import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { type ArticleState, applyEntry, emptyState, stateToJson } from '@/lib/domain/article-state';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { makeArticle, sendEntries } from '../article.fixture';
import { prisma } from '../database';
import { nameRevision } from '../history/revisions';
import { makeDesk, makePerson } from '../people.fixture';
import { readEntries } from './entry-rows';
import { rebuildState, writeKeyframe } from './keyframes';

const json = (state: ArticleState) => canonicalJson(stateToJson(state));

it('any moment is the same through keyframes as entry by entry, whatever was done and kept', async () => {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const act = fc.oneof(
    fc.record({ what: fc.constant('write'), at: fc.nat(1000), words: fc.constantFrom('a', ' never', '12', 'é') }),
    fc.record({ what: fc.constant('take'), at: fc.nat(1000), length: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ what: fc.constant('tag'), at: fc.nat(1000), length: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ what: fc.constant('keep') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), fc.array(fc.nat(15), { maxLength: 3 }), async (acts, framed) => {
      const { id } = await makeArticle(editor, deskId, 'A quiet street\n\nNothing happened on it in 1954, the book says.\n\nNobody asked.');
      for (const one of acts) await doAct(id, one);
      const entries = await readEntries(prisma, id, 0);
      const states: ArticleState[] = [];
      for (const entry of entries) states.push(applyEntry(states.at(-1) ?? emptyState(id), entry));
      for (const seq of framed) {
        const state = states[seq];
        if (state) await writeKeyframe(prisma, state);
      }
      for (const state of states) expect(json(await rebuildState(prisma, id, state.seq))).toBe(json(state));
    }),
    { numRuns: 12 },
  );

  async function doAct(id: string, one: { what: string; at?: number; length?: number; words?: string }): Promise<void> {
    const { headSeq } = await prisma.article.findUniqueOrThrow({ where: { id }, select: { headSeq: true } });
    const { doc, revisions } = await rebuildState(prisma, id, headSeq);
    const paragraph = doc.child(1 + ((one.at ?? 0) % (doc.childCount - 1)));
    let start = 1;
    doc.forEach((node, offset) => {
      if (node === paragraph) start = offset + 1;
    });
    const from = start + ((one.at ?? 0) % Math.max(1, paragraph.content.size));
    const to = Math.min(start + paragraph.content.size, from + (one.length ?? 0));
    const change = new Transform(doc);
    if (one.what === 'keep' && revisions.at(-1)?.seq !== headSeq) await nameRevision(editor, id, { name: `At ${headSeq}` });
    if (one.what === 'write') change.insert(from, articleSchema.text(one.words ?? '-'));
    if (one.what === 'take' && from < to) change.delete(from, to);
    if (change.steps.length > 0)
      await sendEntries(editor, id, { type: 'text', payload: { steps: change.steps.map((step) => step.toJSON()) } });
    const exact = doc.textBetween(from, to);
    if (one.what === 'tag' && exact.trim() === exact && exact !== '') {
      const payload = { annotationId: uuidv7(), kind: 'claim', ranges: [{ from, to, exact }] };
      await sendEntries(editor, id, { type: 'annotation.created', payload });
    }
  }
});
