import type { Authority } from './authority';
import { edits } from './edits';
import { rewriteSlice } from './identities';
import { createRandom, type Random } from './invented-text';
import type { Writer } from './writers';

/** How a text is changed while nobody looks. */
const CHANGES = ['typeOver', 'type', 'delete', 'moveBlocks', 'moveBlocks', 'replaceAll', 'retype', 'split', 'join'] as const;

/** A copy of the writer's text with words typed over, sentences put in, blocks moved. Its shadow knows what became of each character. */
export function changedCopy(writer: Writer, random: Random, writing: string): Writer {
  const copy = writer.copy();
  for (let i = 2 + random(8); i > 0; i--) {
    const edit = edits[random.pick(CHANGES)]?.({ doc: copy.real.doc, script: writing, edges: [] }, createRandom(random(2 ** 31)));
    if (edit) copy.edit(edit);
  }
  return copy;
}

/** The whole text becomes another in one edit: change by change, or all selected and pasted over. */
export function replaceText(writer: Writer, { identities }: Authority, random: Random, writing: string): string | null {
  if (!identities.has(writer.real.doc.content.size + 8000)) return null;
  const copy = changedCopy(writer, random, writing);
  if (copy.real.doc.eq(writer.real.doc)) return null;
  const [real, shadow] = [writer.real.tr, writer.shadow.tr];
  if (random(2) === 0) {
    const steps = copy.stepsSince(writer);
    if (steps.length > 900) return null;
    for (const step of steps) {
      real.step(step.real);
      shadow.step(step.shadow);
    }
  } else {
    const start = real.doc.child(0).nodeSize;
    const [body, ids] = [copy.real, copy.shadow].map(({ doc }) => doc.slice(doc.child(0).nodeSize));
    if (!body || !ids) return null;
    real.replace(start, real.doc.content.size, body);
    shadow.replace(
      start,
      shadow.doc.content.size,
      rewriteSlice(ids, (text) => identities.carried(text)),
    );
  }
  writer.replace(real, shadow);
  if (random(10) < 7) writer.send();
  return `${real.steps.length} steps`;
}
