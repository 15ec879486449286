interface Asked {
  /** False where what stands is none of the house's verdicts any more, and no other is picked. */
  isPicked: boolean;
  /** What the rules still ask for. */
  lacks: string | null;
  /** True where verdict or note are others than those that stand. */
  isNew: boolean;
  /** True if giving the same once more says something: the words are others now. */
  saysAnew: boolean;
}

/**
 * Why a verdict is not given as it stands in the form, or undefined if it can be. What stands is given once more only where that says something: else
 * a colleague's verdict would be one's own by it, with their note as one's words, and a decision between two or votes would be over.
 */
export function whyNotGiven({ isPicked, lacks, isNew, saysAnew }: Asked): string | undefined {
  if (lacks !== null) return lacks;
  if (!isPicked) return 'The house has changed its verdicts since. Choose one of those above.';
  return isNew || saysAnew ? undefined : 'Nothing has changed yet.';
}
