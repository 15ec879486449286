import { describe, expect, it } from 'vitest';
import { PresenceRoom } from './presence-room';

const place = (head = 1, isAway = false) => ({ version: 4, anchor: head, head, annotationId: null, isAway });
const face = { name: 'Jonah Okoye', colour: 2 } as const;

/** A room with people of these names, each with one tab. */
function roomWith(...ids: string[]): PresenceRoom {
  const room = new PresenceRoom();
  for (const id of ids) {
    room.say({ tabId: `tab of ${id}`, personId: id, place: place() }, true, 0);
    room.learn(id, face);
  }
  return room;
}

const whoIn = (room: PresenceRoom) => room.all().people.map(({ tabId }) => tabId);

describe('PresenceRoom', () => {
  it('tells once what has changed', () => {
    const room = roomWith('jonah', 'elif');
    expect(room.news()?.people).toHaveLength(2);
    expect(room.news()).toBeNull();
    room.say({ tabId: 'tab of elif', personId: 'elif', place: place(9) }, true, 1);
    expect(room.news()).toEqual({
      people: [{ tabId: 'tab of elif', personId: 'elif', ...face, place: place(9) }],
      more: 0,
      isAll: false,
    });
  });

  it('tells the last of many words only, and nothing of a word that says the same', () => {
    const room = roomWith('jonah');
    room.news();
    for (const head of [2, 3, 4]) room.say({ tabId: 'tab of jonah', personId: 'jonah', place: place(head) }, true, head);
    expect(room.news()?.people.map((one) => one.place?.head)).toEqual([4]);
    room.say({ tabId: 'tab of jonah', personId: 'jonah', place: place(4) }, true, 9);
    expect(room.news()).toBeNull();
  });

  it('has those here who are not away in all their tabs', () => {
    const room = roomWith('jonah', 'elif');
    room.say({ tabId: 'tab of jonah', personId: 'jonah', place: place(1, true) }, true, 1);
    expect(room.here()).toEqual([{ personId: 'elif', name: face.name }]);
    room.say({ tabId: 'another', personId: 'jonah', place: place() }, true, 2);
    room.say({ tabId: 'a', personId: 'unlearned', place: place() }, true, 3);
    expect(room.here().map(({ personId }) => personId)).toEqual(['jonah', 'elif']);
  });

  it('tells who has gone', () => {
    const room = roomWith('jonah', 'elif');
    room.news();
    room.say({ tabId: 'tab of jonah', personId: 'jonah', place: null }, true, 1);
    expect(room.news()?.people).toEqual([{ tabId: 'tab of jonah', personId: 'jonah', ...face, place: null }]);
    expect(whoIn(room)).toEqual(['tab of elif']);
  });

  it('takes no word that a later one of the same tab has overtaken on its way, a farewell among them', () => {
    const room = roomWith('jonah', 'elif');
    const say = (at: ReturnType<typeof place> | null, saidAt: number, now: number) =>
      room.say({ tabId: 'tab of jonah', personId: 'jonah', place: at, saidAt }, true, now);
    expect([say(place(5), 105, 1), say(place(4), 104, 2)]).toEqual([true, false]);
    expect(room.all().people[0]?.place?.head).toBe(5);
    expect([say(null, 107, 3), say(place(6), 106, 4)]).toEqual([true, false]);
    expect(whoIn(room)).toEqual(['tab of elif']);
    // The page was only put away, and is back.
    expect([say(place(8), 108, 5), whoIn(room)]).toEqual([true, ['tab of elif', 'tab of jonah']]);
  });

  it('takes every word of a tab again whose clock was set back, once what it said before is forgotten', () => {
    const room = new PresenceRoom();
    const say = (at: ReturnType<typeof place> | null, saidAt: number, now: number) =>
      room.say({ tabId: 'a', personId: 'jonah', place: at, saidAt }, true, now);
    say(null, 900_000, 0);
    expect([room.isEmpty, say(place(), 1_000, 44_000)]).toEqual([false, false]);
    room.expire(45_000);
    expect([room.isEmpty, say(place(), 2_000, 45_001)]).toEqual([true, true]);
    say(place(), 900_000, 45_002);
    room.expire(90_002);
    expect(say(place(), 3_000, 90_003)).toBe(true);
  });

  it('says nothing of people whose face is not known yet', () => {
    const room = new PresenceRoom();
    room.say({ tabId: 'a', personId: 'jonah', place: place() }, true, 0);
    expect([room.news(), room.unlearned()]).toEqual([null, ['jonah']]);
    room.learn('jonah', face);
    expect([room.news()?.people.length, room.unlearned()]).toEqual([1, []]);
  });

  it('reads the face of who comes again anew, and shows the old one meanwhile', () => {
    const room = roomWith('jonah');
    room.say({ tabId: 'tab of jonah', personId: 'jonah', place: null }, true, 1);
    room.say({ tabId: 'tab of jonah', personId: 'jonah', place: place() }, true, 2);
    expect([whoIn(room), room.unlearned()]).toEqual([['tab of jonah'], ['jonah']]);
    room.learn('jonah', { ...face, colour: 5 });
    expect(room.news()?.people[0]?.colour).toBe(5);
  });

  it('forgets a tab that was silent for 45 seconds, and one that is away after 150', () => {
    const room = roomWith('jonah');
    room.say({ tabId: 'tab of elif', personId: 'elif', place: place(1, true) }, true, 0);
    room.learn('elif', face);
    expect([room.expire(44_999), whoIn(room)]).toEqual([false, ['tab of jonah', 'tab of elif']]);
    expect([room.expire(45_000), whoIn(room)]).toEqual([true, ['tab of elif']]);
    expect([room.expire(150_000), room.isEmpty]).toEqual([true, true]);
  });

  it('keeps a tab that says again in time that it is there', () => {
    const room = roomWith('jonah');
    room.say({ tabId: 'tab of jonah', personId: 'jonah', place: place() }, true, 20_000);
    expect([room.expire(64_999), room.expire(65_000)]).toEqual([false, true]);
  });

  it('shows 50 people, counts those beyond, and lets the next one up when somebody goes', () => {
    const ids = Array.from({ length: 53 }, (_, n) => `person ${n}`);
    const room = roomWith(...ids);
    expect([room.news()?.people.length, room.all().more]).toEqual([50, 3]);
    room.say({ tabId: 'tab of person 7', personId: 'person 7', place: null }, true, 1);
    const news = room.news();
    expect(news?.people.map(({ tabId, place: at }) => [tabId, at !== null])).toEqual([
      ['tab of person 7', false],
      ['tab of person 50', true],
    ]);
    expect(news?.more).toBe(2);
  });

  it('is told that there are more people, though nothing else has changed', () => {
    const room = roomWith(...Array.from({ length: 50 }, (_, n) => `person ${n}`));
    room.news();
    room.say({ tabId: 'a', personId: 'one more', place: place() }, true, 1);
    room.learn('one more', face);
    expect(room.news()).toEqual({ people: [], more: 1, isAll: false });
  });

  it('keeps 200 people at most, and of a person the eight tabs that spoke last', () => {
    const room = roomWith(...Array.from({ length: 300 }, (_, n) => `person ${n}`));
    expect(room.all().more).toBe(150);
    for (let n = 0; n < 20; n++) room.say({ tabId: `tab ${n}`, personId: 'person 0', place: place() }, true, n);
    const tabs = room.all().people.filter(({ personId }) => personId === 'person 0');
    expect(tabs.map(({ tabId }) => tabId)).toEqual([12, 13, 14, 15, 16, 17, 18, 19].map((n) => `tab ${n}`));
  });

  it('answers for the tabs that spoke to this process alone', () => {
    const room = roomWith('jonah');
    room.say({ tabId: 'elsewhere', personId: 'elif', place: place() }, false, 0);
    expect(room.ownWords()).toEqual([{ tabId: 'tab of jonah', personId: 'jonah', place: place() }]);
    room.say({ tabId: 'tab of jonah', personId: 'jonah', place: place(2) }, false, 1);
    expect(room.ownWords()).toEqual([]);
  });
});
