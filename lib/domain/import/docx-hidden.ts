import type { WordStyles } from './docx-styles';
import type { XmlElement } from './xml-tree';

/** True if Word does not show this run of this paragraph. False for what is no run. */
export type IsHiddenRun = (element: XmlElement, paragraph: XmlElement | null) => boolean;

/** Which runs Word hides, by themselves or by their styles. */
export const hiddenByStyles =
  (styles: WordStyles): IsHiddenRun =>
  (run, paragraph) =>
    run.name === 'w:r' && styles.hasToggle(run, paragraph, 'w:vanish');
