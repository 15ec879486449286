'use client';
import { Select } from '@/components/ui/select';
import { firstVoteRule, maxVoters, numeral, VOTE_BOUNDS, VoteRule, VoteTime, voteTimes } from '@/lib/domain/verdicts/vote-rule';
import { ruleNames } from './rules-meanwhile';

interface Props {
  rule: VoteRule | null;
  onRule: (rule: VoteRule | null) => void;
}

/** Whether a desk votes on verdicts, when, and how many must agree. */
export function VoteRuleFields({ rule, onRule }: Props) {
  return (
    <>
      <label className="rule">
        <input type="checkbox" checked={rule !== null} onChange={() => onRule(rule === null ? firstVoteRule : null)} />
        <span>
          {ruleNames.votes}
          <span className="hint">
            Votes are open: everyone here sees who voted how, and why. The author and those whose verdicts are voted on do not vote
          </span>
        </span>
      </label>
      {rule !== null && <VoteRuleChoices rule={rule} onRule={onRule} />}
    </>
  );
}

function VoteRuleChoices({ rule, onRule }: Props & { rule: VoteRule }) {
  const { when, needed, of } = rule;
  const change = (part: Partial<VoteRule>) => {
    const wanted = { ...rule, ...part };
    // The other number goes along where the two would not fit.
    const { data } = VoteRule.safeParse({ ...wanted, of: Math.min(Math.max(wanted.of, wanted.needed), maxVoters(wanted.needed)) });
    if (data) onRule(data);
  };
  const setWhen = (value: string) => {
    const { data } = VoteTime.safeParse(value);
    if (data) change({ when: data });
  };
  return (
    <div className="vote-rule">
      <Select aria-label="When they vote" aria-describedby="vote-time" value={when} onChange={(event) => setWhen(event.target.value)}>
        {VoteTime.options.map((one) => (
          <option key={one} value={one}>
            {voteTimes[one].name}
          </option>
        ))}
      </Select>
      <span className="vote-counts">
        <Select aria-label="Votes that must agree" value={needed} onChange={(event) => change({ needed: Number(event.target.value) })}>
          {from(VOTE_BOUNDS.minNeeded, VOTE_BOUNDS.maxNeeded)}
        </Select>
        of
        <Select aria-label="Votes at most" value={of} onChange={(event) => change({ of: Number(event.target.value) })}>
          {from(needed, maxVoters(needed))}
        </Select>
        votes alike decide
      </span>
      <span className="hint" id="vote-time">
        {voteTimes[when].definition}. Where too few agree, a lead decides
      </span>
    </div>
  );
}

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n).map((count) => (
    <option key={count} value={count}>
      {numeral(count)}
    </option>
  ));
