import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { usualBindings } from '../keys/bindings';
import type { Page } from '../keys/text-commands';
import { HandClock } from '../session/hand-clock.fixture';
import { workbenchPlugins } from '../workbench-plugins';
import { bareView } from './bare-view.fixture';
import { Composing } from './composing';

/** What becomes of words that a browser is about to take out of the text, all of it selected, since they were dragged elsewhere. */
function dragOut(canEdit: boolean) {
  const done: string[] = [];
  const writer = { erase: () => done.push('struck out') };
  const page: Page = Object.assign(Object.create(null), { canEdit, canSuggest: true, writer, attempt: (work: () => void) => work() });
  const plugins = workbenchPlugins({
    mode: 'edit',
    marks: [],
    bindings: () => usualBindings,
    page: () => page,
    onActivate: () => undefined,
    verdictNameOf: () => undefined,
    composing: new Composing(new HandClock()),
  });
  const view = bareView(docOf('A bus that runs', 'The last bus left at 12.35.'), plugins);
  const event: InputEvent = Object.assign(Object.create(null), {
    inputType: 'deleteByDrag',
    preventDefault: () => done.push('kept from the browser'),
  });
  view.state.plugins.some((plugin) => plugin.props.handleDOMEvents?.beforeinput?.call(plugin, view, event));
  return done;
}

describe('dragPlugin', () => {
  it('leaves words in the text that are dragged elsewhere, and suggests nothing for them', () => {
    expect([dragOut(true), dragOut(false)]).toEqual([['kept from the browser'], ['kept from the browser']]);
  });
});
