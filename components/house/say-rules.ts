import { type DeskRules, signatures } from '@/lib/domain/sign-off/desk-rules';
import { sayVoteRule, voteTimes } from '@/lib/domain/verdicts/vote-rule';

/** What a desk asks for beyond a checker's signature, in words; empty where it is that alone. */
export function sayRules({ secondCheck, votes, coverage, twoSources, primarySource, signatures: asked }: DeskRules): string {
  const more = asked.filter((one) => one !== 'checker' || asked.length > 1).map((one) => signatures[one].name.toLowerCase());
  const parts = [
    ...(secondCheck ? ['a second check'] : []),
    ...(votes ? [`${sayVoteRule(votes)} ${voteTimes[votes.when].name.toLowerCase()}`] : []),
    ...(coverage ? ['every sentence seen'] : []),
    ...(twoSources ? ['two independent sources'] : []),
    ...(primarySource ? ['a primary source'] : []),
    ...(more.length > 0 ? [`signatures: ${more.join(', ')}`] : []),
  ];
  const said = parts.join('; ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
