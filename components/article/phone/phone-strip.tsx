'use client';
import { useTagSummary } from '@/components/annotations/list/use-ordered-tags';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { ClaimStrip } from '@/components/charts/claim-strip';
import { goTo } from '@/lib/editor/keys/text-commands';
import { useWorkbench } from '../session-context';

/** Before the text has been painted. */
const nothing = { claims: [], standings: [] };

/** The claims of the article as a strip under the bar of a phone, whose place the page holds. */
export function PhoneStrip({ activeId }: { activeId: string | null }) {
  const { editor } = useWorkbench();
  const { actions } = useTagHands();
  const { claims, standings } = useTagSummary() ?? nothing;
  return (
    <ClaimStrip
      glyphs={standings}
      activeIndex={claims.findIndex(({ id }) => id === activeId)}
      onJump={(index) => goTo(editor.view, actions, claims[index]?.id ?? null)}
    />
  );
}
