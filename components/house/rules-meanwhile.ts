import { isSame, partsMeanwhile } from '@/components/ui/parts-meanwhile';
import { type DeskRules, Signature, signatures } from '@/lib/domain/sign-off/desk-rules';
import { sayVoteRule, type VoteRule, voteTimes } from '@/lib/domain/verdicts/vote-rule';

/** Rules by what each asks alone: a signature is one. */
type Rules = Omit<DeskRules, 'signatures' | 'since'> & Record<Signature, boolean>;

/** A form for a desk's rules that a colleague changed since it was opened. */
export interface RulesMeanwhile {
  /** What the person changed, and as it is now what they left alone. */
  rules: DeskRules;
  /** What was changed meanwhile, and what setting the rules does now. */
  said: string;
  /** Both changed how the desk votes, to something else: theirs stays. */
  areVotesClashing: boolean;
}

/** What each rule is called. */
export const ruleNames: Record<keyof Rules, string> = {
  secondCheck: 'A second check of every claim',
  votes: 'Editors and leads vote',
  coverage: 'Every sentence seen',
  twoSources: 'Two independent sources',
  primarySource: 'A primary source',
  checker: signatures.checker.name,
  second: signatures.second.name,
  standards: signatures.standards.name,
};

/** What a form comes to that was begun on `start`, where the rules are `now`. Of what is on or off, two who changed it agree: only votes can clash. */
export function rulesMeanwhile(form: DeskRules, start: DeskRules, now: DeskRules): RulesMeanwhile {
  const there = partsOf(now);
  const changed = partsMeanwhile(partsOf(form), partsOf(start), there, ruleNames);
  const said = changed.taken.map((part) => `${sayName(part)} (${sayState(there[part])})`);
  const areVotesClashing = changed.clashing.length > 0;
  const isOwnLeft = !isSame(changed.form, there);
  return {
    rules: rulesOf(changed.form),
    areVotesClashing,
    said: [
      ...(said.length > 0 ? [`Filled in as it is now: ${said.join(', ')}.`] : []),
      ...(areVotesClashing
        ? [`Votes are ${there.votes ? `“${sayState(there.votes)}”` : 'off'} now. Set the rules once more to put yours in that place.`]
        : []),
      ...(areVotesClashing ? [] : [isOwnLeft ? 'Look them over, and set them once more.' : 'Nothing of yours is left to set.']),
    ].join(' '),
  };
}

/** True of rules that ask for the same, whenever they were turned on. */
export const areSameRules = (one: DeskRules, other: DeskRules): boolean => isSame(partsOf(one), partsOf(other));

const sayName = (part: keyof Rules) => (part in signatures ? `signature ${ruleNames[part]}` : ruleNames[part]);

function sayState(state: boolean | VoteRule | null): string {
  if (state === null || typeof state === 'boolean') return state ? 'on' : 'off';
  return `${sayVoteRule(state)} ${voteTimes[state.when].name.toLowerCase()}`;
}

function partsOf({ since: _since, signatures: asked, ...rest }: DeskRules): Rules {
  const has = (one: Signature) => asked.includes(one);
  return { ...rest, checker: has('checker'), second: has('second'), standards: has('standards') };
}

function rulesOf({ checker, second, standards, ...rest }: Rules): DeskRules {
  const asked = { checker, second, standards };
  return { ...rest, signatures: Signature.options.filter((one) => asked[one]) };
}
