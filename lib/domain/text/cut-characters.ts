import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';
import { z } from 'zod';
import { DomainError } from '../errors';
import { applyStepList } from './apply-steps';
import { articleSchema } from './article-schema';
import { isInsideCharacter } from './article-text';

const WithSteps = z.object({ steps: z.array(z.unknown()) });

/**
 * Refuses (`invalid`) steps that begin or end inside a character. Where halves that they leave make another one the text is whole, but no more once the
 * words of an earlier entry are erased: then half a character stands alone, and that cannot be stored. `payload` is that of an entry whose steps apply to
 * `doc`.
 */
export function refuseCutCharacters(doc: Node, payload: unknown): void {
  const steps = WithSteps.parse(payload).steps.map((json) => Step.fromJSON(articleSchema, json));
  let now = doc;
  for (const [n, step] of steps.entries()) {
    step.getMap().forEach((from, to) => {
      if (isInsideCharacter(now, from) || isInsideCharacter(now, to))
        throw new DomainError('invalid', 'This change would cut a character in half.');
    });
    // Most entries have one step, and nothing is applied for this.
    if (n < steps.length - 1) now = applyStepList(now, [step]).doc ?? now;
  }
}
