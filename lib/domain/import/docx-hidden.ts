import { childNamed, elementsNamed, type XmlElement, xmlAttribute } from './xml-tree';

/** True if Word does not show this run of this paragraph. False for what is no run. */
export type IsHiddenRun = (element: XmlElement, paragraph: XmlElement | null) => boolean;

/**
 * What the run itself says, or else its styles, each with those that it is based on. Hidden by both its paragraph's style and its own,
 * a run is shown again, as Word has it; what the whole file hides is hidden unless a run says otherwise.
 * ECMA-376, 17.7.3, toggle properties.
 */
export function hiddenByStyles(styles: XmlElement | null): IsHiddenRun {
  const all = styles ? elementsNamed(styles, 'w:style') : [];
  const byId = new Map(all.map((style) => [`${xmlAttribute(style, 'w:type')} ${xmlAttribute(style, 'w:styleId')}`, style]));
  const standard = all.find((style) => xmlAttribute(style, 'w:type') === 'paragraph' && isOn(xmlAttribute(style, 'w:default')));
  const isHiddenAll = (styles ? elementsNamed(styles, 'w:rPrDefault') : []).some((defaults) => saysHidden(defaults) === true);

  const isHiddenBy = (type: string, style: XmlElement | undefined, seen: readonly XmlElement[] = []): boolean => {
    if (!style || seen.includes(style)) return false;
    return saysHidden(style) ?? isHiddenBy(type, byId.get(`${type} ${namedValue(style, 'w:basedOn')}`), [...seen, style]);
  };
  return (run, paragraph) => {
    if (run.name !== 'w:r') return false;
    const own = saysHidden(run);
    if (own !== null) return own;
    const runStyle = byId.get(`character ${namedValue(childNamed(run, 'w:rPr'), 'w:rStyle')}`);
    const paragraphStyle = namedValue(paragraph && childNamed(paragraph, 'w:pPr'), 'w:pStyle');
    const isParagraphHidden = isHiddenBy('paragraph', byId.get(`paragraph ${paragraphStyle}`) ?? standard);
    return isHiddenAll || isHiddenBy('character', runStyle) !== isParagraphHidden;
  };
}

/** What the run properties of a run or style say, or null if they do not say it. */
function saysHidden(element: XmlElement): boolean | null {
  const properties = childNamed(element, 'w:rPr');
  const vanish = properties ? childNamed(properties, 'w:vanish') : null;
  return vanish && isOn(xmlAttribute(vanish, 'w:val') || '1');
}

const isOn = (value: string) => ['1', 'true', 'on'].includes(value);

function namedValue(element: XmlElement | null, name: string): string {
  const child = element ? childNamed(element, name) : null;
  return child ? xmlAttribute(child, 'w:val') : '';
}
