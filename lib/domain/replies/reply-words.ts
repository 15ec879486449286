import type { Asked, ReplyChannel, ReplyEffect, ReplyKind, ReplyOutcome } from './reply-request';

/** How a request for a reply goes out, one table. */
export const replyChannels: Readonly<Record<ReplyChannel, { name: string }>> = {
  email: { name: 'Email' },
  phone: { name: 'Phone' },
  letter: { name: 'Letter' },
  message: { name: 'Message' },
  'in-person': { name: 'In person' },
  other: { name: 'Another way' },
};

/** What may come of it, one table. */
export const replyKinds: Readonly<Record<ReplyKind, { name: string; definition: string }>> = {
  answered: { name: 'Answered', definition: 'An answer came' },
  silent: { name: 'No answer', definition: 'The deadline passed in silence' },
  declined: { name: 'Declined', definition: 'They would not answer' },
};

/** What that did to the article, one table. */
export const replyEffects: Readonly<Record<ReplyEffect, { name: string }>> = {
  none: { name: 'No change' },
  'words-changed': { name: 'Words changed' },
  'reply-added': { name: 'Reply added to the text' },
  'claim-cut': { name: 'Claim cut' },
  'verdict-changed': { name: 'Verdict changed' },
};

/** Stands for the words of a request where a viewer may not see them. */
export const KEPT_TO_CHECKERS = 'Who was asked, and what, is kept to those who check.';

/** Whom a request went to: "R. Amsel, press officer". Empty where that is kept back. */
export const sayAsked = (asked: Asked | null): string => (asked ? [asked.name, asked.role].filter((one) => one !== '').join(', ') : '');

/** What came of a request, in a word or two. */
export const sayOutcome = (outcome: ReplyOutcome | null): string => (outcome ? replyKinds[outcome.kind].name : 'Open');

/** The effect of what came of a request with what was noted of it: "Words changed: “may” for “will”". */
export const sayEffect = ({ effect, said }: Pick<ReplyOutcome, 'effect' | 'said'>): string =>
  [replyEffects[effect].name, said?.note ?? ''].filter((one) => one.trim() !== '').join(': ');
