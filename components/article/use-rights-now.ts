'use client';
import { useMemo } from 'react';
import { type ArticleRights, useWorkbench } from './session-context';
import { useMode } from './workbench/use-mode';

/**
 * What the person may change in the article as it is shown now: in Read mode neither text, tags nor verdicts, whatever their role allows, and plain
 * values stand where the tools were. Comments and what is done to the article as a whole stay. What a role may do in another mode is in `useWorkbench().rights`.
 */
export function useRightsNow(): ArticleRights {
  const { rights } = useWorkbench();
  const isReading = useMode() === 'read';
  return useMemo(
    () =>
      isReading
        ? { ...rights, canTag: false, canEdit: false, canJudge: false, canVote: false, canDecideVotes: false, canAssign: false }
        : rights,
    [rights, isReading],
  );
}
