import { MAX_STREAMS_EACH } from '@/lib/domain/contract/live';
import { DomainError } from '@/lib/domain/errors';
import { ofProcess } from '../of-process';

/** How many each person has. */
const streams = ofProcess('streams', () => new Map<string, number>());

/** Counts one more open stream of the person, and gives the way to count it no longer, which may be called again. `busy` for someone who has very many. */
export function countStream(personId: string): () => void {
  const open = streams.get(personId) ?? 0;
  if (open >= MAX_STREAMS_EACH) {
    throw new DomainError('busy', 'You have very many pages open. Close some of them.', { retryAfterSeconds: 30 });
  }
  streams.set(personId, open + 1);
  let isCounted = true;
  return () => {
    if (!isCounted) return;
    isCounted = false;
    const left = (streams.get(personId) ?? 1) - 1;
    if (left > 0) streams.set(personId, left);
    else streams.delete(personId);
  };
}
