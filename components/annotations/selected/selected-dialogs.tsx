'use client';
import { FormDialog } from '@/components/ui/form-dialog';
import { checkStates } from '@/lib/domain/checks/check';
import { sha256Hex } from '@/lib/domain/hash';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';
import { losingVerdict } from '@/lib/editor/tags/tags-together';
import { AnotherTime } from '../check/due-picker';
import { ReasonDialog } from '../reason-dialog';
import { dueOfAll } from './due-of-all';
import { sayClaims } from './say-selected';
import type { TagsTogether } from './use-tags-together';

/** What is asked before something is done with several tags: the reason, another time, and whether their verdicts may go. */
export function SelectedDialogs({ together }: { together: TagsTogether }) {
  const { asked, setState, setDue } = together;
  const close = () => together.ask(null);
  const stopping = asked?.about === 'reason' ? asked : null;
  return (
    <>
      <ReasonDialog
        isOpen={stopping !== null}
        keptAs={stopping ? `selected ${stopping.state} ${sha256Hex(stopping.claims.map(({ id }) => id).join(' '))}` : ''}
        title={stopping ? `${sayCount(stopping.claims.length, 'claim')}: ${checkStates[stopping.state].name}` : ''}
        question="Why?"
        confirm="Set them"
        onClose={close}
        onGive={(reason) => {
          if (stopping && setState(stopping.state, reason, stopping.claims)) close();
        }}
      />
      {asked?.about === 'due' && (
        <AnotherTime
          title={`When ${asked.claims.length === 1 ? 'is' : 'are'} ${sayClaims(asked.claims.length)} due?`}
          dueAt={dueInAll(asked.claims)}
          onClose={close}
          onSet={(at) => setDue(at, asked.claims)}
        />
      )}
      <KindOfAllDialog together={together} onClose={close} />
    </>
  );
}

function KindOfAllDialog({ together, onClose }: { together: TagsTogether; onClose: () => void }) {
  const { asked, stillThere, changeKind } = together;
  const wanted = asked?.about === 'kind' ? asked : null;
  const losing = wanted === null ? 0 : losingVerdict(stillThere(wanted.tags), wanted.kind).length;
  return (
    <FormDialog
      isOpen={wanted !== null}
      onClose={onClose}
      title={losing === 1 ? 'One claim loses its verdict' : `${sayNumber(losing)} claims lose their verdicts`}
      description="Sources and discussion stay."
      verb="Change them"
      cancel="Keep them as they are"
      onSubmit={() => {
        if (wanted) changeKind(wanted.kind, stillThere(wanted.tags));
        onClose();
      }}
    />
  );
}

/** What a form for another time begins with: the time that all of them have. */
function dueInAll(claims: readonly Annotation[]): string | null {
  const due = dueOfAll(claims);
  return due.is === 'same' ? due.at : null;
}
