import { describe, expect, it } from 'vitest';
import { emptyState } from '../article-state';
import { articleSchema } from '../text/article-schema';
import { fileNameOf } from './file-name';
import { testId } from './journal-writer.fixture';

const named = (title: string) => {
  const content = title === '' ? [] : [articleSchema.text(title)];
  const doc = articleSchema.node('doc', null, [articleSchema.node('title', null, content), articleSchema.node('paragraph')]);
  return fileNameOf({ ...emptyState(testId(0, 1)), doc }, 'csv');
};

describe('fileNameOf', () => {
  it.each([
    ['A port, “full” again?', 'a-port-full-again.csv'],
    ['../../etc/passwd', 'etc-passwd.csv'],
    ['הנמל אינו מלא', 'הנמל-אינו-מלא.csv'],
    ['İSTANBUL’a İlk tren', 'istanbul-a-ilk-tren.csv'],
    ['🚢', 'article.csv'],
    ['', 'article.csv'],
    ['CON', 'article-con.csv'],
    ['COM¹', 'article-com¹.csv'],
    ['Œuvre, Łódź & Søren: Straße', 'œuvre-łódź-søren-straße.csv'],
    ['Мост / «под» ключ', 'мост-под-ключ.csv'],
    ['Ο ΛΟΓΟΣ ΤΟΥ', 'ο-λογος-του.csv'],
    ['东京的人口', '东京的人口.csv'],
    ['السفينة لم تغادر', 'السفينة-لم-تغادر.csv'],
    ['.htaccess…', 'htaccess.csv'],
    ['A\u202Egpj.exe\u0000 ', 'a-gpj-exe.csv'],
    ['x'.repeat(200), `${'x'.repeat(60)}.csv`],
  ])('calls %j %s', (title, name) => {
    expect(named(title)).toBe(name);
  });

  it('is no longer than file systems take, in bytes', () => {
    for (const letter of ['𠀀', 'अ', '한', 'é'])
      expect(new TextEncoder().encode(named(letter.repeat(200)).replace('csv', 'dossier.zip')).length).toBeLessThanOrEqual(255);
  });
});
