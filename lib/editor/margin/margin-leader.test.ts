import { describe, expect, it } from 'vitest';
import { leaderOf } from './margin-leader';

const sight = { top: 100, bottom: 900 };
const card = { left: 26, top: 300, height: 200 };

describe('leaderOf', () => {
  it('goes level from the words to the card', () => {
    const { way } = leaderOf({ line: { bottom: 351, end: -80 }, card, sight });
    expect(way).toEqual({ path: 'M-80 350H8C16 350 12 350 26 350', end: { x: 26, y: 350 } });
  });

  it('ends within a card that had to make way', () => {
    expect(leaderOf({ line: { bottom: 201, end: -80 }, card, sight }).way?.end.y).toBe(318);
    expect(leaderOf({ line: { bottom: 801, end: -80 }, card, sight }).way?.end.y).toBe(482);
  });

  it('is not drawn while the words are out of sight, and says where they are', () => {
    expect(leaderOf({ line: { bottom: 51, end: -80 }, card, sight })).toEqual({ lineAt: 50, way: null });
    expect(leaderOf({ line: { bottom: 1001, end: -80 }, card, sight }).way).toBeNull();
  });
});
