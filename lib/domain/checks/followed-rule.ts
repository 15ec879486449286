// Apart from the rule itself: the page of an article needs the words with its first card only.

/** The rule by which a claim follows its facts, for people. */
export const FOLLOWED_RULE = 'Supported if all its facts are, refuted if all are; partly if any is partly or refuted; else unproven.';
/** What the rule makes of facts that nobody judges. */
export const OUT_OF_THE_RULE = 'Facts that were cut or are duplicates do not count; one that cannot be checked counts as unproven.';
