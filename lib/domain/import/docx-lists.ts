import { type DocxArchive, readPart, relatedPath } from './docx-archive';
import { childNamed, elementsNamed, type XmlElement, xmlAttribute } from './xml-tree';

/** Which numbered lists of a Word file count otherwise than by figures from 1, as a sentence: the reader has them count so. None where all do. */
export function listsCountedOtherwise(archive: DocxArchive, roots: Iterable<XmlElement>): string[] {
  const numbering = readPart(archive, relatedPath(archive, 'numbering'));
  if (!numbering) return [];
  const lists = new Map(elementsNamed(numbering, 'w:abstractNum').map((one) => [xmlAttribute(one, 'w:abstractNumId'), one]));
  const nums = new Map(elementsNamed(numbering, 'w:num').map((one) => [xmlAttribute(one, 'w:numId'), one]));
  const levelsUsed = new Set<string>();
  for (const root of roots)
    for (const place of elementsNamed(root, 'w:numPr')) levelsUsed.add(`${valueIn(place, 'w:numId')} ${valueIn(place, 'w:ilvl') || '0'}`);
  const isOtherwise = (used: string) => {
    const [numId = '', level = ''] = used.split(' ');
    const num = nums.get(numId);
    const list = num && lists.get(valueIn(num, 'w:abstractNumId'));
    const own = num && elementsNamed(num, 'w:lvlOverride').find((one) => xmlAttribute(one, 'w:ilvl') === level);
    const drawn = list && elementsNamed(list, 'w:lvl').find((one) => xmlAttribute(one, 'w:ilvl') === level);
    return drawn !== undefined && !countsFromOne(drawn, own);
  };
  return [...levelsUsed].some(isOtherwise)
    ? ['Lists that count by letters or Roman numerals, or not from 1, count by figures from 1 here. Compare them with the file.']
    : [];
}

const valueIn = (element: XmlElement, name: string): string => {
  const child = childNamed(element, name);
  return child ? xmlAttribute(child, 'w:val') : '';
};

function countsFromOne(level: XmlElement, own: XmlElement | undefined): boolean {
  const format = valueIn(level, 'w:numFmt');
  if (format === 'bullet' || format === 'none') return true;
  const start = (own && valueIn(own, 'w:startOverride')) || valueIn(level, 'w:start') || '1';
  return (format === '' || format === 'decimal') && start === '1';
}
