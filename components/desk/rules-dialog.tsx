'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { call } from '@/lib/api';
import { type Desk, setDeskRules } from '@/lib/domain/contract/desks';
import { type DeskRules, Signature, signatures } from '@/lib/domain/sign-off/desk-rules';
import { FormDialog } from '../ui/form-dialog';
import { useRequest } from '../ui/use-request';
import { VoteRuleFields } from './vote-rule-fields';

/** What a desk asks of the check of its articles. It holds from the next step on; verdicts of before and what is signed stay as they are. */
export function RulesDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const router = useRouter();
  const [rules, setRules] = useState<DeskRules>(desk.rules);
  const { isBusy, error, run } = useRequest();
  const submit = () =>
    run(
      () => call(setDeskRules, { params: { deskId: desk.id }, body: rules }),
      () => {
        onClose();
        router.refresh();
      },
    );
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
          name="A second check of every claim"
          about="Another person looks again; where the two differ, a third decides"
          isOn={rules.secondCheck}
          onToggle={() => setRules((before) => ({ ...before, secondCheck: !before.secondCheck }))}
        />
        <VoteRuleFields rule={rules.votes} onRule={(votes) => setRules((before) => ({ ...before, votes }))} />
        <Rule
          name="Every sentence seen"
          about="Each is tagged, or marked clear, before the article is signed"
          isOn={rules.coverage}
          onToggle={() => setRules((before) => ({ ...before, coverage: !before.coverage }))}
        />
        <Rule
          name="Two independent sources"
          about="Of each claim that is supported, partly so or refuted; copies of one story count once"
          isOn={rules.twoSources}
          onToggle={() => setRules((before) => ({ ...before, twoSources: !before.twoSources }))}
        />
        <Rule
          name="A primary source"
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
      {hasNone && (
        <p className="hint danger" role="alert">
          Choose one signature at least.
        </p>
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
