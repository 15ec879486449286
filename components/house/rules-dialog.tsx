'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { InlineError } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { unlessChanged } from '@/components/ui/unless-changed';
import { useRequest } from '@/components/ui/use-request';
import { useStillHere } from '@/components/ui/use-still-here';
import { useTabDraft } from '@/components/ui/use-tab-draft';
import { call } from '@/lib/api';
import { type Desk, setDeskRules } from '@/lib/domain/contract/desks';
import { DeskRules, Signature, signatures } from '@/lib/domain/sign-off/desk-rules';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';
import { areSameRules, type RulesMeanwhile, ruleNames, rulesMeanwhile } from './rules-meanwhile';
import { VoteRuleFields } from './vote-rule-fields';

/**
 * Rules that were begun, without a signature perhaps, and those that the person had seen as they opened the dialog: whoever opens it anew is told of
 * what was changed since.
 */
const Begun = z.object({ seen: DeskRules, rules: DeskRules.extend({ signatures: z.array(Signature) }) });

interface Props {
  personId: string;
  desk: Desk;
  onClose: () => void;
}

/**
 * What a desk asks of the check of its articles. It holds from the next step on; verdicts from before and what is signed stay as they are. What is
 * begun waits in the tab until it is set or put away.
 */
export function RulesDialog({ personId, desk, onClose }: Props) {
  const router = useRouter();
  const begun = useTabDraft(tabDrafts(personId), `rules of desk ${desk.id}`, Begun);
  const [isBack] = useState(begun.draft !== null);
  const [opened] = useState(begun.draft?.seen ?? desk.rules);
  /** What the form goes on from: the rules as it was opened on, or as a refusal brought them. */
  const [seen, setSeen] = useState(opened);
  const [rules, setRules] = useState(begun.draft?.rules ?? desk.rules);
  const [meanwhile, setMeanwhile] = useState<RulesMeanwhile | null>(null);
  const { isBusy, error, run } = useRequest();
  const isHere = useStillHere();
  // The fields stay open while it is sent: what is chosen until the answer belongs to the form.
  const newest = useRef(rules);
  newest.current = rules;
  const put = (next: DeskRules, over = seen) => {
    setRules(next);
    begun.keep(areSameRules(next, over) ? null : { seen: opened, rules: next });
  };
  const change = (part: Partial<DeskRules>) => put({ ...rules, ...part });
  /** The form goes on from what the desk asks for now: it is set by who has seen that. */
  const goOnFrom = (now: DeskRules) => {
    // So that the list behind says the same.
    router.refresh();
    // Closed meanwhile, it waits as it was.
    if (!isHere()) return;
    const changed = rulesMeanwhile(newest.current, seen, now);
    setSeen(now);
    put(changed.rules, now);
    setMeanwhile(changed);
  };
  const sendOnce = () => {
    setMeanwhile(null);
    const body = { ...rules, basedOn: seen };
    return unlessChanged(call(setDeskRules, { params: { deskId: desk.id }, body }), DeskRules, goOnFrom);
  };
  const end = () => {
    begun.keep(null);
    onClose();
  };
  const submit = () =>
    run(sendOnce, (set) => {
      if (set === null) return;
      // Another desk's dialog may be open by now, or this one's anew.
      if (isHere()) end();
      else begun.forgetSent({ seen: opened, rules });
      router.refresh();
    });
  const toggle = (signature: Signature) =>
    change({
      signatures: Signature.options.filter((one) => (one === signature) !== rules.signatures.includes(one)),
    });
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
      onCancel={end}
      onSubmit={submit}
    >
      {isBack && !areSameRules(rules, seen) && (
        <Banner>These are rules that you had begun to set here, and not those that hold. “Keep them as they are” puts them away.</Banner>
      )}
      <fieldset>
        <legend>Check</legend>
        <Rule
          name={ruleNames.secondCheck}
          about="Another person looks again; where the two differ, a third decides"
          isOn={rules.secondCheck}
          onToggle={() => change({ secondCheck: !rules.secondCheck })}
        />
        <VoteRuleFields rule={rules.votes} onRule={(votes) => change({ votes })} />
        <Rule
          name={ruleNames.coverage}
          about="Each is tagged, or marked clear, before the article is signed"
          isOn={rules.coverage}
          onToggle={() => change({ coverage: !rules.coverage })}
        />
        <Rule
          name={ruleNames.twoSources}
          about="Of each claim that is supported, partly so or refuted; copies of one story count once"
          isOn={rules.twoSources}
          onToggle={() => change({ twoSources: !rules.twoSources })}
        />
        <Rule
          name={ruleNames.primarySource}
          about="One of them knows the fact at first hand, and is marked so"
          isOn={rules.primarySource}
          onToggle={() => change({ primarySource: !rules.primarySource })}
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
                  change({ votes: seen.votes });
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
