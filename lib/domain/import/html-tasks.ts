import { defaultTreeAdapter as tree } from 'parse5';
import { type Element, isElement } from './html-signs';

const attributeOf = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value;
const hasClass = (element: Element, names: readonly string[]) =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).some((name) => names.includes(name));

/** True within an item of a list of tasks, as pandoc and GitHub write it: what is a field elsewhere are its words. */
export function isOfTask(element: Element): boolean {
  const parent = element.parentNode;
  if (!parent || !isElement(parent)) return false;
  if (parent.tagName !== 'li') return isOfTask(parent);
  const list = parent.parentNode;
  return hasClass(parent, ['task-list-item']) || (list !== null && isElement(list) && hasClass(list, ['task-list', 'contains-task-list']));
}

/** Writes before the box of a task what it shows, by the signs that a Word file has for it. */
export function writeTask(box: Element): void {
  const parent = box.parentNode;
  if (!parent || attributeOf(box, 'type')?.toLowerCase() !== 'checkbox' || !isOfTask(box)) return;
  tree.insertTextBefore(parent, attributeOf(box, 'checked') === undefined ? '☐ ' : '☒ ', box);
}
