import type { Stance } from '@/lib/domain/sources/evidence';
import type { PastedEvidence } from '@/lib/domain/sources/pasted-evidence';
import { cardRequest, useCardRequest } from '../card-request';

/** What is known of the evidence already when the form opens. */
export interface EvidenceStart {
  /** A verdict needs this one. */
  stance?: Stance;
  sourceId?: string;
  /** What was pasted or dropped. */
  pasted?: PastedEvidence;
}

const sources = cardRequest<EvidenceStart>();

/** Has the open card ask for a source: the first thing that is not known yet gets focus. */
export const askForSource = (start: EvidenceStart = {}): void => sources.ask(start);

/** Listens, as the form of the open card, for a source that is asked for. */
export const useAskedSource = (take: (start: EvidenceStart) => void): void => useCardRequest(sources, take);
