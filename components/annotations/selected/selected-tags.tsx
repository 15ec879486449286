'use client';
import type { RefObject } from 'react';
import { useRightsNow } from '@/components/article/use-rights-now';
import { SelectedDialogs } from './selected-dialogs';
import type { SelectedKeys } from './selected-keys';
import { SelectedToolbar } from './selected-toolbar';
import type { SelectedTags as Selection } from './use-selected-tags';
import { useTagsTogether } from './use-tags-together';

interface Props {
  selection: Selection;
  /** What the keys of the list do with these tags: it is put there as long as there are any. */
  keys: RefObject<SelectedKeys | null>;
  toList: () => void;
}

/** What is done with several tags together: the bar of it, and what is asked first. */
export function SelectedTags({ selection, keys, toList }: Props) {
  const { canTag } = useRightsNow();
  const together = useTagsTogether(selection);
  const selectNone = () => {
    selection.clear();
    toList();
  };
  return (
    <>
      {(selection.tags.length > 0 || selection.isPicking) && canTag && (
        <SelectedToolbar together={together} keys={keys} isPicking={selection.isPicking} onSelectNone={selectNone} />
      )}
      <SelectedDialogs together={together} />
    </>
  );
}
