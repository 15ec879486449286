'use client';
import type { ReactNode } from 'react';
import { sayNeeds } from '@/lib/domain/verdicts/say-needs';
import { KeyHint } from '../commands/key-hint';
import { useWorkbench } from '../session-context';

interface CoachStep {
  title: string;
  /** Where its note points: the first of these that is on the page. */
  targets: readonly string[];
  /** With keys, as they are in the mode of now, and for fingers. */
  byKeys: ReactNode;
  byTouch: ReactNode;
}

/** What someone does first: tag, source, verdict. */
export const coachSteps: readonly CoachStep[] = [
  {
    title: 'Tag what can be checked',
    targets: ['[data-region=text] .article-text > p:not([data-standfirst])', '[data-region=text]'],
    byKeys: (
      <>
        Select some words. Press <KeyHint command="tagClaim" isSpoken /> for a claim, <KeyHint command="tagOpinion" isSpoken /> for an
        opinion, <KeyHint command="tagProposal" isSpoken /> for a proposal.
      </>
    ),
    byTouch: 'Hold a finger on some words to select them. Then choose claim, opinion or proposal at the foot.',
  },
  {
    title: 'Link a source',
    targets: ['[data-region=card] .add-source', '[data-region=card]'],
    byKeys: (
      <>
        With a claim active press <KeyHint command="addSource" isSpoken />. Give the source’s title or link, and the words that bear on the
        claim.
      </>
    ),
    byTouch: 'On the card of a claim choose Add source. Give its title or link, and the words that bear on the claim.',
  },
  {
    title: 'Give a verdict',
    targets: ['[data-region=card] [data-part=verdicts]', '[data-region=card]'],
    byKeys: (
      <>
        Press <KeyHint command="giveVerdict" isSpoken /> and a digit. <VerdictNeeds />
      </>
    ),
    byTouch: (
      <>
        Choose one on the card. <VerdictNeeds />
      </>
    ),
  },
];

/** What each verdict of the house asks for, by the name that it has there. */
function VerdictNeeds() {
  return sayNeeds(useWorkbench().rules.scale.grades);
}
