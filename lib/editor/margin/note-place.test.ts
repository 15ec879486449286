import { describe, expect, it } from 'vitest';
import { type Box, type NoteRoom, placeNote } from './note-place';

const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, right: left + width, bottom: top + height });
const paragraph = box(300, 200, 600, 90);
const margin = { left: 1000 };
const tags = { left: 2, isAtFoot: true };
const room = (given: Partial<NoteRoom> = {}): NoteRoom => ({
  width: 288,
  height: 150,
  target: paragraph,
  lanes: [margin, tags],
  top: 58,
  bottom: 860,
  taken: [],
  ...given,
});

describe('placeNote', () => {
  it('stands beside what it speaks of, and points there', () => {
    expect(placeNote(room())).toEqual({ left: 1000, top: 190, points: 'start' });
    expect(placeNote(room({ target: box(1400, 200, 30, 90) }))).toMatchObject({ points: 'end' });
  });

  it('goes to the nearest free place of its lane where cards stand', () => {
    const slips = [box(1000, 190, 360, 32), box(1000, 228, 360, 32)];
    expect(placeNote(room({ taken: slips }))).toMatchObject({ left: 1000, top: 268 });
  });

  it('stands under a card that it speaks of, and points up to it', () => {
    const card = box(1000, 100, 360, 300);
    expect(placeNote(room({ target: box(1010, 350, 340, 30), taken: [card] }))).toEqual({ left: 1000, top: 408, points: 'up' });
  });

  it('goes to the foot of the next lane where the first is full', () => {
    const full = Array.from({ length: 22 }, (_, i) => box(1000, 58 + i * 38, 360, 32));
    expect(placeNote(room({ taken: full }))).toEqual({ left: 2, top: 710, points: null });
  });

  it('covers no selected words, nor leaves the window where everything is taken', () => {
    expect(placeNote(room({ lanes: [{ left: 300 }], taken: [box(300, 180, 600, 200)] })).top).toBe(388);
    expect(placeNote(room({ lanes: [margin], taken: [box(0, 0, 1440, 900)] }))).toEqual({ left: 1000, top: 710, points: null });
  });
});
