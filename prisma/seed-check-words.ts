import type { Asked, ReplyChannel, ReplyEffect, ReplyKind, Said } from '@/lib/domain/replies/reply-request';
import type { SampleEvidence, SampleVerdict } from './seed-article';

/** A claim whose words leave open what is counted, and since when. */
export const sampleStatement = {
  words: 'Injuries on the unlit Causeway road have doubled in the same time',
  statement: 'Between May 2023 and October 2026 twice as many people were injured on Causeway road as in the 42 months before.',
};

/** The claim that is split: it stands on these words, and each fact on some of them. */
export const sampleSplit = 'four routes ran all night, every forty minutes, seven days a week';

/** Its facts, each checked by itself. */
export const sampleFacts: { words: string; statement: string; evidence: SampleEvidence; verdict: SampleVerdict }[] = [
  {
    words: 'four routes ran all night',
    statement: 'Until the spring of 2023 four routes ran all night.',
    evidence: { source: 'report', stance: 'supports', quote: 'four night routes (17, 22, 41, 63)', locator: 'p. 1', tier: 'primary' },
    verdict: { value: 'supported', rationale: '' },
  },
  {
    words: 'every forty minutes',
    statement: 'They ran every forty minutes.',
    evidence: { source: 'report', stance: 'context', quote: 'at intervals of forty minutes (Sundays: sixty)', locator: 'p. 1' },
    verdict: { value: 'partly', rationale: 'On Sundays they ran every hour. Say “six days a week”, or name the Sundays.' },
  },
  {
    words: 'seven days a week',
    statement: 'They ran on every day of the week.',
    evidence: { source: 'counts', stance: 'supports', quote: 'Mon 21.8; Tue 22.4; … Sun 17.9', locator: 'rows 2 to 8', tier: 'primary' },
    verdict: { value: 'supported', rationale: '' },
  },
];

/** A claim on which two checkers differ, and what the first who votes finds. */
export const sampleDisagreement: { words: string; secondCheck: SampleVerdict; vote: SampleVerdict } = {
  words: 'the night routes lost £2.4 million in their last year',
  secondCheck: {
    value: 'partly',
    rationale: 'Table 2 has the net cost, with the depot charge in it. Whether that is a loss is what the article disputes two lines on.',
  },
  vote: { value: 'partly', rationale: 'We cannot call it a loss here and doubt it below. “Cost £2.4 million net” would be supported.' },
};

interface SampleRequest {
  /** The words of the claims that it asks about. */
  about: string[];
  asked: Asked;
  channel: ReplyChannel;
  sentHoursAgo: number;
  dueHoursAgo: number;
  /** The words of those whose check waits for the reply. */
  awaited: string[];
  outcome?: { kind: ReplyKind; hoursAgo: number; effect: ReplyEffect; said: Said };
}

/** Requests for a reply, and what came of them. */
export const sampleRequests: SampleRequest[] = [
  {
    about: ['the night routes lost £2.4 million in their last year', '£900,000 of this was rent for a depot the council owns itself'],
    asked: {
      name: 'Hugh Pell',
      role: 'press officer, Marrow Quay Borough Council',
      question:
        'We are going to write that the night routes lost £2.4 million in their last year, and that £900,000 of it was rent for a depot that the council owns. Do both figures stand, and who is the rent paid to?',
    },
    channel: 'email',
    sentHoursAgo: 76,
    dueHoursAgo: 28,
    awaited: [],
    outcome: {
      kind: 'answered',
      hoursAgo: 51,
      effect: 'none',
      said: {
        answer:
          'Net cost was £2.4 million. The depot charge to the night routes was £690,000 and is notional: it moves from one budget of the council to another. £900,000 is the charge for day and night.',
        note: 'It bears out what the report says of the rent. The author has it.',
      },
    },
  },
  {
    about: ['an average of 23 passengers a trip, and 31 on Fridays', 'Injuries on the unlit Causeway road have doubled in the same time'],
    asked: {
      name: 'Derek Amble',
      role: 'councillor',
      question:
        'You said that nobody was on those buses; the drivers’ counts have 23 passengers a trip. What was that based on? And did the committee look at injuries on Causeway road since the cut?',
    },
    channel: 'letter',
    sentHoursAgo: 70,
    dueHoursAgo: 5,
    awaited: ['Injuries on the unlit Causeway road have doubled in the same time'],
  },
];
