'use client';
import { Clock } from 'lucide-react';
import { type ComponentProps, type ReactElement, useState } from 'react';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { useWorkbench } from '@/components/article/session-context';
import { MomentInput } from '@/components/ui/dated-input';
import { DueTime } from '@/components/ui/due-time';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Menu, MenuLine, MenuRow } from '@/components/ui/menu';
import { toLocalInput } from '@/components/ui/to-local-input';
import { basisSeen } from '@/lib/domain/basis';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { tagName } from '../tag-words';
import { useTagHands } from '../use-tag-hands';
import { dueChoices } from './due-choices';

/** By when a claim is to be checked. Who may give out work sets it: a few usual moments, or any. */
export function DuePicker({ annotation, isPlain }: { annotation: Annotation; isPlain: boolean }) {
  const { session } = useWorkbench();
  const { attempt, act } = useTagHands();
  const { dueAt, basis: seen } = checkOf(annotation);
  // What it was chosen on stays what it sets: a time that a colleague gives while another one is written is not written over.
  const [asking, setAsking] = useState<{ set: (at: Date) => boolean } | null>(null);
  const set = (at: Date | null) =>
    attempt(() => {
      const now = session.annotations.get(annotation.id) ?? annotation;
      const value = { dueAt: at?.toISOString() ?? null };
      const basedOn = basisSeen(seen.due ?? null, checkOf(now).basis.due ?? null, session.options.personId);
      act('check.due-set', { annotationId: annotation.id, value, basedOn });
    });
  const tip = useKeyTip();
  if (isPlain) return dueAt === null ? null : <DueTime at={dueAt} />;
  const name = tagName(annotation);
  return (
    <>
      <DueMenu isDue={dueAt !== null} onSet={set} onAnother={() => setAsking({ set })}>
        <button
          type="button"
          className="check-due"
          data-part="check-due"
          {...tip('setDue')}
          aria-label={dueAt === null ? `Due date of ${name}: none` : undefined}
        >
          {dueAt === null ? (
            <>
              <Clock className="i xs" aria-hidden="true" />
              <span className="unset" aria-hidden="true">
                Due
              </span>
            </>
          ) : (
            <>
              <DueTime at={dueAt} />
              <span className="vh">, {name}</span>
            </>
          )}
        </button>
      </DueMenu>
      {asking && <AnotherTime title={`When is ${name} due?`} dueAt={dueAt} onClose={() => setAsking(null)} onSet={asking.set} />}
    </>
  );
}

interface MenuProps {
  /** True where there is a due time to take back. */
  isDue: boolean;
  onSet: (at: Date | null) => void;
  /** Asks for any other moment: by `AnotherTime`, which must not go with the menu while it is written in. */
  onAnother: () => void;
  /** The button that opens it: of the form that its row has. */
  children: ReactElement<ComponentProps<'button'>>;
}

/** The menu by which something gets a due time. */
export function DueMenu({ isDue, onSet, onAnother, children }: MenuProps) {
  return (
    <Menu label="Due" trigger={children}>
      <UsualMoments onSet={onSet} />
      <MenuRow onSelect={onAnother}>Another time…</MenuRow>
      {isDue && (
        <>
          <MenuLine />
          <MenuRow onSelect={() => onSet(null)}>No due date</MenuRow>
        </>
      )}
    </Menu>
  );
}

/** Drawn as the menu opens: in a page that is left open overnight they would be those of yesterday. */
function UsualMoments({ onSet }: Pick<MenuProps, 'onSet'>) {
  return dueChoices(new Date()).map(({ label, at }) => (
    <MenuRow key={label} onSelect={() => onSet(at)}>
      {label}
    </MenuRow>
  ));
}

interface TimeProps {
  title: string;
  dueAt: string | null;
  onClose: () => void;
  /** Sets it. True if it is set: the dialog closes then, and keeps the time otherwise. */
  onSet: (at: Date) => boolean;
}

/** Asks for a due time. */
export function AnotherTime({ title, dueAt, onClose, onSet }: TimeProps) {
  const [local, setLocal] = useState(() => (dueAt === null ? '' : toLocalInput(new Date(dueAt))));
  const [error, setError] = useState<string | null>(null);
  const submit = () => {
    const at = new Date(local);
    if (Number.isNaN(at.getTime())) setError('Choose a day and a time.');
    else if (onSet(at)) onClose();
  };
  return (
    <FormDialog title={title} verb="Set the due date" onClose={onClose} onSubmit={submit}>
      <Field label="Day and time" error={error} hint="In your own time zone.">
        {(ids) => <MomentInput {...ids} value={local} onChange={(event) => setLocal(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
