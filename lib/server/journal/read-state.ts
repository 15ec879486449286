import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import { readArticleState } from '@/lib/domain/contract/journal';
import type { Actor } from '@/lib/domain/people/permissions';
import { readPackedState } from './read';

const { answer: Answer } = readArticleState;

/** What `readPackedState` gives, as a page reads it. */
export async function readState(actor: Actor, articleId: string, seq?: number): Promise<z.infer<NonNullable<typeof Answer>>> {
  if (Answer === undefined) throw new Error('The route has no answer.');
  return Answer.parse(JSON.parse(gunzipSync(await readPackedState(actor, articleId, seq)).toString()));
}
