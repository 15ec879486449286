import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchLeaving } from './watch-leaving';

let page: EventTarget;
let sheet: EventTarget & { visibilityState: DocumentVisibilityState };
let done: string[];
let stop: () => void;

const shown = (name: string, persisted: boolean) => page.dispatchEvent(Object.assign(new Event(name), { persisted }));
const turn = (state: DocumentVisibilityState) => {
  sheet.visibilityState = state;
  sheet.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  page = new EventTarget();
  sheet = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', sheet);
  done = [];
  const say = (word: string) => () => void done.push(word);
  stop = watchLeaving({ keepNow: say('kept'), putAway: say('put away'), comeBack: say('back') });
});
afterEach(() => vi.unstubAllGlobals());

describe('watchLeaving', () => {
  it('keeps what there is when the page goes out of sight, and writes nothing when it is seen again', () => {
    turn('hidden');
    expect(done).toEqual(['kept']);
    turn('visible');
    expect(done).toEqual(['kept']);
  });

  it('keeps it when the page is closed, and gives nothing up: that is the browser’s', () => {
    shown('pagehide', false);
    expect(done).toEqual(['kept']);
  });

  it('keeps it first when the page goes into the browser’s memory, and says when it comes out of it', () => {
    shown('pagehide', true);
    expect(done).toEqual(['kept', 'put away']);
    shown('pageshow', true);
    expect(done).toEqual(['kept', 'put away', 'back']);
  });

  it('takes a page that is shown for the first time for no return', () => {
    shown('pageshow', false);
    expect(done).toEqual([]);
  });

  it('hears nothing more once it is stopped', () => {
    stop();
    turn('hidden');
    shown('pagehide', true);
    shown('pageshow', true);
    expect(done).toEqual([]);
  });
});
