import { describe, expect, it } from 'vitest';
import { watchSuggestLimits, whyNotSuggested } from './suggest-limits';

const PARAGRAPH = 'A suggestion stays within one paragraph, on one line.';
const LOOK = 'A suggestion changes words, and not how they look.';

describe('whyNotSuggested', () => {
  it('has a sentence for what begins a line and for what changes the look, and none for what makes a suggestion', () => {
    expect(['insertParagraph', 'insertLineBreak', 'formatBold', 'formatItalic'].map(whyNotSuggested)).toEqual([
      PARAGRAPH,
      PARAGRAPH,
      LOOK,
      LOOK,
    ]);
    const suggested = ['insertText', 'insertReplacementText', 'insertCompositionText', 'deleteContentBackward', 'historyUndo'];
    expect(suggested.map(whyNotSuggested)).toEqual(suggested.map(() => null));
  });
});

describe('watchSuggestLimits', () => {
  function begin() {
    const [text, told, at] = [new EventTarget(), [] as string[], { isOn: true, now: 0 }];
    const stop = watchSuggestLimits(text, { isOn: () => at.isOn, tell: (sentence) => told.push(sentence), now: () => at.now });
    const input = (inputType: string) => text.dispatchEvent(Object.assign(new Event('beforeinput'), { inputType }));
    return { at, told, stop, input };
  }

  it('tells why a key does nothing, once while it is held, and again when it is pressed later', () => {
    const { at, told, input } = begin();
    for (const time of [0, 500, 530, 560]) {
      at.now = time;
      input('insertParagraph');
    }
    expect(told).toEqual([PARAGRAPH]);
    input('formatBold');
    expect(told).toEqual([PARAGRAPH, LOOK]);
    at.now = 6_000;
    input('insertParagraph');
    expect(told).toEqual([PARAGRAPH, LOOK, PARAGRAPH]);
  });

  it('tells nothing of what makes a suggestion, of other modes, and once it is stopped', () => {
    const { at, told, stop, input } = begin();
    input('insertText');
    at.isOn = false;
    input('insertParagraph');
    at.isOn = true;
    stop();
    input('insertParagraph');
    expect(told).toEqual([]);
  });
});
