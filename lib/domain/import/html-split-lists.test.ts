import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readPasted } from './readers';

const read = (html: string) => outlineOf(readPasted({ html: `<p>Before.</p>${html}`, text: '' }).doc).slice(2);

describe('readPasted, lists as LibreOffice writes them', () => {
  it('are one where an inner list parts them', () => {
    const html = `
      <ul><li><p>A</p></li></ul>
      <ul>
        <ul><li><p>A1</p></li></ul>
      </ul>
      <ul><ul><ul><li><p>A1a</p></li></ul></ul></ul>
      <ul><ul><li><p>A2</p></li></ul></ul>
      <ul><li><p>B</p></li></ul>`;
    expect(read(html)).toEqual([
      '<ul><li><p>A</p><ul><li><p>A1</p><ul><li><p>A1a</p></li></ul></li><li><p>A2</p></li></ul></li><li><p>B</p></li></ul>',
    ]);
  });

  it('keep the numbers that a browser shows', () => {
    const html = (start: string) => `
      <ol><li><p>One</p></li></ol>
      <ol><ol type="a"><li><p>One a</p></li></ol></ol>
      <ol${start}><li><p>Next</p></li><li><p>Last</p></li></ol>`;
    const first = '<ol><li><p>One</p><ol type=a><li><p>One a</p></li></ol></li>';
    expect(read(html(' start="2"'))).toEqual([`${first}<li><p>Next</p></li><li><p>Last</p></li></ol>`]);
    expect(read(html(''))).toEqual([`${first}</ol>`, '<ol><li><p>Next</p></li><li><p>Last</p></li></ol>']);
  });

  it('stay apart where nothing of them is an inner list, where words stand between them, and where they count otherwise', () => {
    expect(read('<ul><li>A</li></ul><ul><li>B</li></ul>')).toHaveLength(2);
    expect(read('<ul><li>A</li></ul>And<ul><ul><li>A1</li></ul></ul>')).toHaveLength(3);
    expect(read('<ul><li>A</li></ul><ul><ul><li>A1</li></ul></ul><ol><li>B</li></ol>')).toEqual([
      '<ul><li><p>A</p><ul><li><p>A1</p></li></ul></li></ul>',
      '<ol><li><p>B</p></li></ol>',
    ]);
  });

  it('have an inner list of another kind in the item that it belongs to', () => {
    expect(read('<ul><li>A</li></ul><ul><ol><li>A1</li></ol></ul>')).toEqual(['<ul><li><p>A</p><ol><li><p>A1</p></li></ol></li></ul>']);
    expect(read('<ul><li>A</li></ul><ol><ol><li>A1</li></ol></ol>')).toEqual(['<ul><li><p>A</p><ol><li><p>A1</p></li></ol></li></ul>']);
  });

  it('have an inner list of another kind in the inner item that it belongs to', () => {
    const html = '<ul><li>A</li></ul><ol><ol><li>A1</li><li>A2</li></ol></ol><ul><ul><ul><li>A2a</li></ul></ul></ul><ul><li>B</li></ul>';
    expect(read(html)).toEqual([
      '<ul><li><p>A</p><ol><li><p>A1</p></li><li><p>A2</p><ul><li><p>A2a</p></li></ul></li></ol></li><li><p>B</p></li></ul>',
    ]);
  });

  it('go on in an item that an inner list parts, and count on below it', () => {
    const html = (items: string) => `<ol><li>A</li></ol><ul><ul><li>A1</li></ul></ul><ol><li style="display: block">More</li>${items}</ol>`;
    const first = '<ol><li><p>A</p><ul><li><p>A1</p></li></ul><p>More</p></li>';
    expect(read(html('<li>B</li><li>C</li>'))).toEqual([`${first}<li><p>B</p></li><li><p>C</p></li></ol>`]);
    expect(read(html(''))).toEqual([`${first}</ol>`]);
  });

  it('are read in time that grows as they do', () => {
    const html = '<ul><li>A</li></ul><ul><ul><li>A1</li></ul></ul>'.repeat(3_000);
    expect(read(html)).toEqual([`<ul>${'<li><p>A</p><ul><li><p>A1</p></li></ul></li>'.repeat(3_000)}</ul>`]);
  });
});

describe('readPasted, lists as Word for the web writes them', () => {
  const item = (list: string, level: number, words: string, id = 1) =>
    `<div class="ListContainerWrapper SCXW1 BCX0"><${list} role="list"><li data-listid="${id}" data-aria-level="${level}" role="listitem"><p class="Paragraph">${words}</p></li></${list.split(' ')[0]}></div>`;

  it('are one, with inner lists in the items that they belong to', () => {
    const html = [
      item('ul', 1, 'A'),
      item('ul', 2, 'A1'),
      item('ol', 3, 'A1a'),
      item('ol start="2"', 3, 'A1b'),
      item('ul', 2, 'A2'),
      item('ul', 1, 'B'),
    ];
    expect(read(html.join(' '))).toEqual([
      '<ul><li><p>A</p><ul><li><p>A1</p><ol><li><p>A1a</p></li><li><p>A1b</p></li></ol></li><li><p>A2</p></li></ul></li><li><p>B</p></li></ul>',
    ]);
  });

  it('stay apart where words stand between them, and where they are others', () => {
    expect(read(`${item('ol', 1, 'A')}<p>And</p>${item('ol start="2"', 1, 'B')}`)).toEqual([
      '<ol><li><p>A</p></li></ol>',
      '<p>And</p>',
      '<ol start=2><li><p>B</p></li></ol>',
    ]);
    expect(read(item('ol', 1, 'A') + item('ol', 1, 'B', 2) + item('ul', 1, 'C', 2))).toHaveLength(3);
    expect(read(item('ul', 2, 'A') + item('ul', 1, 'B'))).toHaveLength(2);
  });

  it('are read however hostile: thousands of them, and some within others', () => {
    const deep = Array.from({ length: 9 }, (_, i) => item('ul', i + 1, `A${i}`)).join('');
    expect(read(deep.repeat(300))).toHaveLength(1);
    expect(read(Array.from({ length: 3_000 }, (_, i) => item('ul', i + 1, 'A')).join(''))).toHaveLength(2_992);
    let within = deep;
    for (let i = 0; i < 110; i++) within = deep.replace(/(?=<\/li><\/ul><\/div>$)/, () => within);
    expect(read(within)).not.toEqual([]);
  });
});
