'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { InlineError } from '@/components/ui/inline-error';
import { call } from '@/lib/api';
import { type Desk, setDeskRules } from '@/lib/domain/contract/desks';
import { DeskRules, Signature, signatures } from '@/lib/domain/sign-off/desk-rules';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { FormDialog } from '../ui/form-dialog';
import { unlessChanged } from '../ui/unless-changed';
import { useRequest } from '../ui/use-request';
import { useStillHere } from '../ui/use-still-here';
import { type RulesMeanwhile, ruleNames, rulesMeanwhile } from './rules-meanwhile';
import { VoteRuleFields } from './vote-rule-fields';

/** What a desk asks of the check of its articles. It holds from the next step on; verdicts of before and what is signed stay as they are. */
export function RulesDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const router = useRouter();
  /** What the form goes on from: the rules as the page was opened, or as a refusal brought them. */
  const [seen, setSeen] = useState(desk.rules);
  const [rules, setRules] = useState(desk.rules);
  const [meanwhile, setMeanwhile] = useState<RulesMeanwhile | null>(null);
  const { isBusy, error, run } = useRequest();
  const isHere = useStillHere();
  // The fields stay open while it is sent: what is chosen until the answer belongs to the form.
  const newest = useRef(rules);
  newest.current = rules;
  /** The form goes on from what the desk asks for now: it is set by who has seen that. */
  const goOnFrom = (now: DeskRules) => {
    const changed = rulesMeanwhile(newest.current, seen, now);
    setSeen(now);
    setRules(changed.rules);
    setMeanwhile(changed);
    // So that the list behind says the same.
    router.refresh();
  };
  const sendOnce = () => {
    setMeanwhile(null);
    const body = { ...rules, basedOn: seen };
    return unlessChanged(call(setDeskRules, { params: { deskId: desk.id }, body }), DeskRules, goOnFrom);
  };
  const submit = () =>
    run(sendOnce, (set) => {
      if (set === null) return;
      // Another desk's dialog may be open by now.
      if (isHere()) onClose();
      router.refresh();
    });
  const toggle = (signature: Signature) =>
    setRules((before) => ({
      ...before,
      signatures: Signature.options.filter((one) =>
        one === signature ? !before.signatures.includes(one) : before.signatures.includes(one),
      ),
    }));
  const hasNone = rules.signatures.length === 0;
  return (
    <FormDialog
      className="rules-form"
      title={`What ${desk.name} asks for`}
      description="It holds from now on, also for what is decided on another desk, or comes in an archive. Verdicts given before and articles that are signed stay as they are."
      verb="Set the rules"
      cancel="Keep them as they are"
      off={hasNone ? 'Choose one signature at least: without one nothing can be signed off.' : undefined}
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onSubmit={submit}
    >
      <fieldset>
        <legend>Check</legend>
        <Rule
          name={ruleNames.secondCheck}
          about="Another person looks again; where the two differ, a third decides"
          isOn={rules.secondCheck}
          onToggle={() => setRules((before) => ({ ...before, secondCheck: !before.secondCheck }))}
        />
        <VoteRuleFields rule={rules.votes} onRule={(votes) => setRules((before) => ({ ...before, votes }))} />
        <Rule
          name={ruleNames.coverage}
          about="Each is tagged, or marked clear, before the article is signed"
          isOn={rules.coverage}
          onToggle={() => setRules((before) => ({ ...before, coverage: !before.coverage }))}
        />
        <Rule
          name={ruleNames.twoSources}
          about="Of each claim that is supported, partly so or refuted; copies of one story count once"
          isOn={rules.twoSources}
          onToggle={() => setRules((before) => ({ ...before, twoSources: !before.twoSources }))}
        />
        <Rule
          name={ruleNames.primarySource}
          about="One of them knows the fact at first hand, and is marked so"
          isOn={rules.primarySource}
          onToggle={() => setRules((before) => ({ ...before, primarySource: !before.primarySource }))}
        />
      </fieldset>
      <fieldset>
        <legend>Signatures</legend>
        {Signature.options.map((one) => (
          <Rule
            key={one}
            name={signatures[one].name}
            about={signatures[one].definition}
            isOn={rules.signatures.includes(one)}
            onToggle={() => toggle(one)}
          />
        ))}
      </fieldset>
      {hasNone && <InlineError>Choose one signature at least.</InlineError>}
      {meanwhile && (
        <Banner
          tone="warn"
          title="The rules were changed meanwhile"
          action={
            meanwhile.areVotesClashing && (
              <Button
                size="s"
                onClick={() => {
                  setRules({ ...rules, votes: seen.votes });
                  setMeanwhile(null);
                }}
              >
                Take theirs
              </Button>
            )
          }
        >
          {meanwhile.said}
        </Banner>
      )}
    </FormDialog>
  );
}

function Rule({ name, about, isOn, onToggle }: { name: string; about: string; isOn: boolean; onToggle: () => void }) {
  return (
    <label className="rule">
      <input type="checkbox" checked={isOn} onChange={onToggle} />
      <span>
        {name}
        <span className="hint">{about}</span>
      </span>
    </label>
  );
}
