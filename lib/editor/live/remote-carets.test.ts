import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PresencePlace } from '@/lib/domain/contract/presence';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '../session/session.fixture';
import { Colleagues } from './colleagues';
import { isKnownFrom, ownPlace } from './own-place';
import { RemoteCarets } from './remote-carets';

/** Someone who looks at an article in which Jonah is, as they see him. */
class Viewer {
  readonly tab: TestTab;
  readonly colleagues = new Colleagues('me');
  readonly carets: RemoteCarets;
  time = 0;

  constructor(server: TestServer) {
    this.tab = new TestTab(server);
    this.carets = new RemoteCarets(this.tab.session, this.colleagues, () => this.time);
    this.colleagues.subscribe(() => this.carets.update());
    this.tab.session.subscribe(() => this.carets.receive());
    const { host } = this.tab;
    const hear = host.onTransaction;
    host.onTransaction = (transaction) => {
      hear(transaction);
      this.carets.onTransaction(transaction);
    };
  }

  hear(place: PresencePlace | null): void {
    const people = [{ tabId: 'a', personId: 'jonah', name: 'Jonah', colour: 2 as const, place }];
    this.colleagues.take({ people, more: 0, isAll: false });
  }

  get caret() {
    return this.carets.carets.get('jonah');
  }

  /** The words from Jonah's caret on, or over which his selection goes. */
  get words(): string | undefined {
    const { caret } = this;
    if (!caret) return undefined;
    const [from, to] = [Math.min(caret.anchor, caret.head), Math.max(caret.anchor, caret.head)];
    return from === to ? this.tab.doc.textBetween(from, from + 5) : this.tab.doc.textBetween(from, to);
  }
}

const sentence = 'The board counted 1.26 million passengers.';

function open() {
  const server = new TestServer(docOf('A lazy cut', sentence));
  return { server, jonah: new TestTab(server), viewer: new Viewer(server) };
}

function select(tab: TestTab, words: string, isCaret = true): void {
  const { from, to } = tab.find(words);
  const { state } = tab.host;
  tab.host.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, isCaret ? from : to)));
}

const placeOf = (tab: TestTab): PresencePlace => ({ ...ownPlace(tab.session), isAway: false });

describe('RemoteCarets', () => {
  it('are where colleagues are, and go with them', () => {
    const { jonah, viewer } = open();
    select(jonah, 'board');
    viewer.hear(placeOf(jonah));
    expect(viewer.words).toBe('board');
    select(jonah, '1.26 million', false);
    viewer.hear(placeOf(jonah));
    expect(viewer.words).toBe('1.26 million');
    viewer.hear(null);
    expect(viewer.caret).toBeUndefined();
  });

  it('stay at their words while one writes, sent or not', async () => {
    const { jonah, viewer } = open();
    select(jonah, 'counted', false);
    viewer.hear(placeOf(jonah));
    viewer.tab.typeBefore('board', 'harbour ');
    expect(viewer.words).toBe('counted');
    await viewer.tab.sync();
    expect(viewer.words).toBe('counted');
    viewer.hear(placeOf(jonah));
    expect(viewer.words).toBe('counted');
  });

  it('stay before what one writes at the very place, as the colleague’s own does', async () => {
    const { jonah, viewer } = open();
    select(jonah, 'counted');
    viewer.hear(placeOf(jonah));
    viewer.tab.typeBefore('counted', 'never ');
    expect(viewer.words).toBe('never');
    await viewer.tab.sync();
    await jonah.read();
    expect(viewer.caret?.head).toBe(jonah.host.state.selection.head);
  });

  it('are found at their words though one’s own are not sent yet', () => {
    const { jonah, viewer } = open();
    viewer.tab.typeBefore('board', 'harbour ');
    select(jonah, 'counted', false);
    viewer.hear(placeOf(jonah));
    expect(viewer.words).toBe('counted');
  });

  it('do not count what the colleague has not sent', () => {
    const { jonah, viewer } = open();
    jonah.typeBefore('The', 'Today: ');
    select(jonah, 'counted', false);
    viewer.hear(placeOf(jonah));
    expect(viewer.words).toBe('counted');
  });

  it('stay behind words that one has deleted, where the colleague writes before those', async () => {
    const { jonah, viewer } = open();
    select(jonah, 'oard counted');
    viewer.hear(placeOf(jonah));
    const [atTab, atViewer] = [jonah.find('board'), viewer.tab.find('board')];
    viewer.tab.host.dispatch(viewer.tab.host.state.tr.delete(atViewer.from, atViewer.from + 1));
    jonah.host.dispatch(jonah.host.state.tr.insertText('old ', atTab.from));
    for (const tab of [jonah, viewer.tab, jonah]) await tab.sync();
    expect(viewer.caret?.head).toBe(jonah.host.state.selection.head);
  });

  it('wait for words that have not come yet', async () => {
    const { jonah, viewer } = open();
    jonah.typeBefore('board', 'harbour ');
    await jonah.sync();
    select(jonah, 'harbour', false);
    viewer.hear(placeOf(jonah));
    expect(viewer.caret).toBeUndefined();
    await viewer.tab.read();
    expect(viewer.words).toBe('harbour');
  });

  it('are dropped where what was said is too old to follow', async () => {
    const { jonah, viewer } = open();
    const said = placeOf(jonah);
    for (let n = 0; n < 1_100; n++) viewer.tab.typeBefore('board', 'x');
    await viewer.tab.sync();
    viewer.hear(said);
    expect(viewer.caret).toBeUndefined();
  });

  it('are at the end of the text for whoever claims to be beyond it', () => {
    const { jonah, viewer } = open();
    viewer.hear({ ...placeOf(jonah), anchor: 1_000_000, head: 1_000_000 });
    expect(viewer.caret?.head).toBe(viewer.tab.doc.content.size);
  });

  it('have moved when the colleague moves them, and not when they are carried along', async () => {
    const { jonah, viewer } = open();
    select(jonah, 'counted');
    viewer.time = 1;
    viewer.hear(placeOf(jonah));
    viewer.time = 2;
    viewer.tab.typeBefore('board', 'harbour ');
    await viewer.tab.sync();
    await jonah.read();
    viewer.hear(placeOf(jonah));
    expect(viewer.caret?.movedAt).toBe(1);
    select(jonah, 'million');
    viewer.hear(placeOf(jonah));
    expect(viewer.caret?.movedAt).toBe(2);
  });
});

/** What somebody does: types, deletes, moves the caret, or sends and reads. */
const doing = fc.record({
  who: fc.constantFrom('jonah' as const, 'viewer' as const),
  what: fc.constantFrom('type' as const, 'delete' as const, 'select' as const, 'sync' as const),
  // Near each other: at the very place where a colleague is most goes wrong.
  at: fc.nat(24),
  length: fc.integer({ min: 1, max: 6 }),
});

describe('isKnownFrom', () => {
  it('is true where colleagues see one where one is, whoever wrote what meanwhile', async () => {
    const runs = Math.min(200, Number(process.env.PROOF_RUNS ?? 200));
    let carried = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { maxLength: 30 }), async (script) => {
        const { server, jonah, viewer } = open();
        let said = placeOf(jonah);
        viewer.hear(said);
        const sayIfNew = () => {
          const place = placeOf(jonah);
          if (isKnownFrom(said, place, jonah.session.passed)) {
            if (place.version !== said.version) carried += 1;
            return;
          }
          said = place;
          viewer.hear(place);
        };
        for (const { who, what, at, length } of script) {
          const tab = who === 'jonah' ? jonah : viewer.tab;
          const { state } = tab.host;
          const from = 1 + (at % (state.doc.content.size - 1));
          const to = Math.min(from + length, state.doc.content.size - 1);
          const isText = state.doc.resolve(from).parent.isTextblock && state.doc.resolve(to).sameParent(state.doc.resolve(from));
          if (what === 'sync') await tab.sync();
          else if (isText) {
            if (what === 'type') tab.host.dispatch(state.tr.insertText('abcdef'.slice(0, length), from));
            if (what === 'delete' && to - from < 4) tab.host.dispatch(state.tr.delete(from, to));
            if (what === 'select') tab.host.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
          }
          sayIfNew();
        }
        for (const tab of [jonah, viewer.tab, jonah]) await tab.sync();
        sayIfNew();
        const { anchor, head } = jonah.host.state.selection;
        expect(server.journal.state.doc.eq(viewer.tab.doc)).toBe(true);
        expect([viewer.caret?.anchor, viewer.caret?.head]).toEqual([anchor, head]);
      }),
      { numRuns: runs },
    );
    // What never is known is said each time, and seen as well.
    expect(carried).toBeGreaterThan(0);
  });
});
