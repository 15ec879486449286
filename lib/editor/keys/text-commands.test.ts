import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { emptyDoc } from '@/lib/domain/text/article-schema';
import { bareView } from '../typing/bare-view.fixture';
import { type Mode, modePlugin } from './mode';
import { type Page, textCommands } from './text-commands';

/** Takes something back and does it again by command, in a mode: what was done, and what was said. */
function goBack(mode: Mode, whyLocked: string | null = null) {
  const done: string[] = [];
  const said: string[] = [];
  const page: Page = Object.assign(Object.create(null), {
    whyLocked,
    history: { undo: () => done.push('undo'), redo: () => done.push('redo') },
    sayBack: (how: string) => said.push(how),
    attempt: (work: () => void) => {
      try {
        work();
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        said.push(error.message);
      }
    },
  });
  const { undo, redo } = textCommands(() => page);
  const view = bareView(emptyDoc(), [modePlugin(mode)]);
  undo?.(view);
  redo?.(view);
  return { done, said };
}

describe('textCommands', () => {
  it('take back and do again in Tag and Edit mode', () => {
    for (const mode of ['tag', 'edit'] as const) {
      expect(goBack(mode)).toEqual({ done: ['undo', 'redo'], said: ['Undone', 'Done again'] });
    }
  });

  it('take nothing back in Read mode, and say what keeps the text as it is', () => {
    expect(goBack('read', 'It is signed.')).toEqual({ done: [], said: ['It is signed.', 'It is signed.'] });
    expect(goBack('read').done).toEqual([]);
  });
});
