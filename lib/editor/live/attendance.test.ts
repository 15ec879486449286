import { describe, expect, it } from 'vitest';
import { Attendance, AWAY_MS } from './attendance';

function open() {
  const page = { front: true, at: 0, isInFront: () => page.front, now: () => page.at };
  const attendance = new Attendance(page);
  const done: string[] = [];
  return { page, attendance, done, wait: (what: string) => attendance.whenHere(() => done.push(what)) };
}

describe('Attendance', () => {
  it('does at once what comes while somebody is there, and once', () => {
    const { attendance, done, wait, page } = open();
    page.at = AWAY_MS - 1;
    wait('a');
    attendance.touched();
    expect(done).toEqual(['a']);
  });

  it('waits for the next touch where nothing was touched for two minutes', () => {
    const { attendance, done, wait, page } = open();
    page.at = AWAY_MS;
    wait('a');
    wait('b')();
    expect(done).toEqual([]);
    attendance.touched();
    attendance.touched();
    expect(done).toEqual(['a']);
  });

  it('waits where another window is in front, whatever the pointer does over this one', () => {
    const { attendance, done, wait, page } = open();
    page.front = false;
    wait('a');
    attendance.touched();
    expect(done).toEqual([]);
    page.front = true;
    attendance.touched();
    expect(done).toEqual(['a']);
  });
});
