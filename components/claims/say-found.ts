import { readClaimQuery } from '@/lib/domain/memory/claim-query';
import { type ClaimsAddress, isNarrowed } from './claims-address';

/**
 * What is to be said of the claims that are listed, or null where they are what was looked for: that none has all of the words, or that the words
 * narrow nothing. `isPartial`: they have some of the words.
 */
export function sayFound(address: ClaimsAddress, isPartial: boolean): string | null {
  const among = isNarrowed({ ...address, query: '' }) ? ' that matches the filters' : '';
  if (isPartial) return `No claim${among} has all of these words. The closest have some of them.`;
  const isIdle = address.query.trim() !== '' && readClaimQuery(address.query).terms.length === 0;
  if (!isIdle) return null;
  return `What you wrote says nothing by itself, so nothing is left out: this is every claim${among}. Add a name, a figure or a thing.`;
}
