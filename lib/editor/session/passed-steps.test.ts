import { Fragment, Slice } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { PassedSteps } from './passed-steps';

const insert = (at: number, words: string) => new ReplaceStep(at, at, new Slice(Fragment.from(articleSchema.text(words)), 0, 0));

describe('PassedSteps', () => {
  it('leads from an older version to the newest', () => {
    const passed = new PassedSteps(7);
    passed.push([insert(1, 'abc'), insert(20, 'x')]);
    passed.push([insert(1, 'de')]);
    expect([7, 8, 9, 10].map((version) => passed.since(version)?.map(5))).toEqual([10, 7, 7, 5]);
  });

  it('does not know what is still to come, nor what was before it began', () => {
    const passed = new PassedSteps(7);
    passed.push([insert(1, 'a')]);
    expect([passed.since(9), passed.since(6)]).toEqual([null, null]);
  });

  it('forgets what is long ago, and only that', () => {
    const passed = new PassedSteps(0);
    for (let n = 0; n < 1_025; n++) passed.push([insert(1, 'a')]);
    expect([passed.since(0), passed.since(1_025 - 512)?.map(5)]).toEqual([null, 517]);
  });
});
