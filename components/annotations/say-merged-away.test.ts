import { describe, expect, it } from 'vitest';
import { newServer, openSender } from '@/lib/editor/session/sender.fixture';
import { sayMergedAway } from './say-merged-away';

/** An article whose second claim stands on the words of the first, and whose second was merged into the first. */
async function begin() {
  const { tab, clock } = openSender(newServer());
  const intoId = tab.tag('a lazy cut');
  const annotationId = tab.tag('a lazy cut');
  await clock.pass(1_000);
  const heard: { id: string; type: string; payload: unknown; actorId: string }[] = [];
  tab.session.subscribeEntries((entries) => heard.push(...entries));
  tab.history.act('annotation.merged', { annotationId, intoId });
  await clock.pass(1_000);
  return { tab, annotationId, intoId, heard };
}

describe('sayMergedAway', () => {
  it('says who merged the tag into which one, and leads there', async () => {
    const { tab, annotationId, intoId, heard } = await begin();
    const tag = tab.annotation(annotationId);
    const going = heard.find(({ id }) => id === tag.basis.presence.entryId);
    const opened: string[] = [];
    const around = { session: tab.session, people: new Map([['hanne', 'Hanne Voss']]) };
    const said = going && sayMergedAway(tag, { ...going, actorId: 'hanne' }, (id) => opened.push(id), around);
    expect(said).toMatchObject({ text: 'C2 was merged into C1 by Hanne.', undoName: 'Open C1' });
    said?.undo?.();
    expect(opened).toEqual([intoId]);
  });

  it('says nothing of a removal', async () => {
    const { tab, annotationId } = await begin();
    const removal = { type: 'annotation.removed', payload: { annotationId }, actorId: 'hanne' };
    expect(sayMergedAway(tab.annotation(annotationId), removal, () => undefined, { session: tab.session, people: new Map() })).toBeNull();
  });
});
