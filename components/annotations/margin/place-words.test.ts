import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Difference, StoodBetween } from './place-words';

const difference = (old: string, now: string, language: string) =>
  renderToStaticMarkup(createElement(Difference, { old, now, language })).replace(/^<span[^>]*>|<\/span>$/g, '');

describe('Difference', () => {
  it.each([
    ['en', 'It costs a million.', 'It costs two million.', 'It costs <del>a</del> <ins>two</ins> million.'],
    ['en', 'It left.', 'It never left.', 'It <ins>never </ins>left.'],
    ['en', 'It left at ten.', 'It\u00a0at ten.', 'It<del> left </del>\u00a0at ten.'],
    ['en', 'Mr.\u00a0Berg left.', 'Mr. Berg left.', 'Only the spacing changed.'],
    ['ja', '政府は支出を三割増やした。', '政府は支出を二割増やした。', '政府は支出を<del>三</del><ins>二</ins>割増やした。'],
    ['th', 'เพิ่มสามเท่า', 'เพิ่มสองเท่า', 'เพิ่มส<del>าม</del><ins>อง</ins>เท่า'],
    ['ko', '지출을 늘렸다.', '지출을 줄였다.', '지출을 <del>늘렸다.</del> <ins>줄였다.</ins>'],
    ['en', 'a b c d e f g X h i j k l m n', 'a b c d e f g Y h i j k l m n', '… c d e f g <del>X</del> <ins>Y</ins> h i j k l …'],
  ])('shows in %s what changed with few words around it: %s', (language, old, now, shown) => {
    expect(difference(old, now, language)).toBe(shown);
  });
});

describe('StoodBetween', () => {
  it.each([
    ['ar', ' قال الوزير، ', ' 20% من الموظفين، '],
    ['he', 'השר אמר, ', ' 20% מהעובדים, '],
    ['en', 'The minister said, ', ' 20% of them, '],
  ])('keeps the order of the %s words around a place apart from its own', (language, prefix, suffix) => {
    expect(renderToStaticMarkup(createElement(StoodBetween, { prefix, suffix, language }))).toBe(
      `It stood between “<bdi lang="${language}">${prefix.trim()}</bdi>” and “<bdi lang="${language}">${suffix.trim()}</bdi>”.`,
    );
  });
});
