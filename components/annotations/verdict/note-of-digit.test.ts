import { describe, expect, it } from 'vitest';
import { noteOfDigit } from './note-of-digit';

const given = 'No timetable says so.';

describe('noteOfDigit', () => {
  it('begins another verdict without the reasons of the one that stands', () => {
    expect(noteOfDigit({ written: given, given, isBegun: false, isAnother: true })).toEqual({ note: '', asks: false });
  });

  it('has the person look first at old reasons that are in the open form', () => {
    expect(noteOfDigit({ written: given, given, isBegun: true, isAnother: true })).toEqual({ note: given, asks: true });
  });

  it('gives what the person has written', () => {
    expect(noteOfDigit({ written: 'I asked twice.', given, isBegun: true, isAnother: true })).toEqual({
      note: 'I asked twice.',
      asks: false,
    });
    expect(noteOfDigit({ written: '', given: '', isBegun: false, isAnother: true })).toEqual({ note: '', asks: false });
  });

  it('leaves the verdict that stands its reasons', () => {
    expect(noteOfDigit({ written: given, given, isBegun: false, isAnother: false })).toEqual({ note: given, asks: false });
    expect(noteOfDigit({ written: '', given, isBegun: true, isAnother: false })).toEqual({ note: given, asks: false });
  });
});
