'use client';
import { glyphOf } from '@/components/annotations/tag-words';
import { useOrderedTags } from '@/components/annotations/use-ordered-tags';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { ClaimStrip } from '@/components/charts/claim-strip';
import { goTo } from '@/lib/editor/text-commands';
import { useWorkbench } from './session-context';

/** The claims of the article as a strip under the bar of a phone. */
export function PhoneStrip({ activeId }: { activeId: string | null }) {
  const { editor } = useWorkbench();
  const { actions } = useTagActions();
  const claims = (useOrderedTags() ?? []).filter(({ kind }) => kind === 'claim');
  return (
    <div className="phone-strip">
      <ClaimStrip
        glyphs={claims.map(glyphOf)}
        activeIndex={claims.findIndex(({ id }) => id === activeId)}
        onJump={(index) => goTo(editor.view, actions, claims[index]?.id ?? null)}
      />
    </div>
  );
}
