import type { Stance } from '@/lib/domain/sources/evidence';
import type { PastedEvidence } from '@/lib/domain/sources/pasted-evidence';

/** The event by which the open card's form hears that a source is asked for. */
export const ASK_FOR_SOURCE = 'galley:source';

/** What is known of the evidence already when the form opens. */
export interface EvidenceStart {
  /** A verdict needs this one. */
  stance?: Stance;
  sourceId?: string;
  /** What was pasted or dropped. */
  pasted?: PastedEvidence;
}

/** Has the open card ask for a source: the first thing that is not known yet gets focus. */
export function askForSource(start: EvidenceStart = {}): void {
  window.dispatchEvent(new CustomEvent<EvidenceStart>(ASK_FOR_SOURCE, { detail: start }));
}
