import type { Node } from '@tiptap/pm/model';
import { AttrStep, DocAttrStep, ReplaceAroundStep, ReplaceStep, Step } from '@tiptap/pm/transform';
import { z } from 'zod';
import { DomainError } from '../errors';
import { isMembers, type JsonMembers } from '../json-members';
import { applyStepList } from './apply-steps';
import { articleSchema, isTooDeep } from './article-schema';
import { isAttributeOfNodes, isAttributeValue, isValueOfNodes } from './attribute-values';
import { ERASED } from './erased-sign';

const WithSteps = z.object({ steps: z.array(z.unknown()) });

/**
 * Refuses (`invalid`) steps that bring what no reader of the text would ever see: an attribute that its node does not have, or a value that this
 * cannot have. Words in it would be found by nobody. What `doc` has of such a kind may be split and moved: it was stored before this was asked.
 * `payload` is that of an entry whose steps apply to `doc`.
 */
export function refuseStrayValues(doc: Node, payload: unknown): void {
  const steps = WithSteps.parse(payload).steps.map((json) => Step.fromJSON(articleSchema, json));
  const isKnown = valuesThatStandIn(doc);
  let now = doc;
  let taken = 0;
  for (const [index, step] of steps.entries()) {
    if (step instanceof DocAttrStep) throw refusal(`an article has no ${step.attr}`);
    if (step instanceof AttrStep) {
      now = applyStepList(now, steps.slice(taken, index)).doc ?? now;
      taken = index;
      refuse(now.nodeAt(step.pos)?.type.name ?? '', step.attr, step.value);
    } else if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) {
      for (const node of step.slice.content.content) {
        if (isTooDeep(node)) throw new DomainError('invalid', 'This text is nested too deeply.');
        refuseIn(node);
      }
    }
  }

  function refuseIn(node: Node): void {
    for (const [name, value] of Object.entries(node.attrs)) refuse(node.type.name, name, value);
    node.forEach(refuseIn);
  }

  function refuse(of: string, attribute: string, value: unknown): void {
    if (!isAttributeValue(of, attribute, value) && !isKnown(of, attribute, value)) throw refusal(`${of} has no such ${attribute}`);
  }
}

const refusal = (reason: string) =>
  new DomainError('invalid', 'This change would break the form of the article.', { reason: reason.slice(0, 200) });

/** Whether a node of that name in `doc` has that value. The text is walked only where it is asked of one. */
function valuesThatStandIn(doc: Node): (of: string, attribute: string, value: unknown) => boolean {
  let found: Set<string> | null = null;
  const keyOf = (of: string, attribute: string, value: string | number) => JSON.stringify([of, attribute, value]);
  return (of, attribute, value) => {
    if (!isPlain(value)) return false;
    if (!found) {
      const all = new Set<string>();
      doc.descendants(({ type, attrs }) => {
        for (const [name, one] of Object.entries(attrs)) if (isPlain(one)) all.add(keyOf(type.name, name, one));
      });
      found = all;
    }
    return found.has(keyOf(of, attribute, value));
  };
}

const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/**
 * True for a member of a node, a mark or a step (JSON) that holds values of attributes and no words. It may be of any depth where it was stored before
 * that was refused, so whatever looks for words does not go into it. The address of a link is words.
 */
export const holdsValues = (of: JsonMembers, name: string): boolean =>
  (name === 'attrs' && typeof of.type === 'string' && of.type !== 'link') || (name === 'value' && typeof of.stepType === 'string');

/**
 * The members of a node, a mark or a step (JSON) without values that its attributes cannot have: what they are by themselves stands in their place. The
 * name of an attribute that there is not is blotted out. What is within other members is left alone.
 */
export function withoutStrayValues(one: JsonMembers): JsonMembers {
  if (typeof one.stepType === 'string') return withoutStrayStep(one);
  const { type, attrs } = one;
  if (!holdsValues(one, 'attrs') || typeof type !== 'string' || !isMembers(attrs)) return one;
  return { ...one, attrs: Object.fromEntries(Object.entries(attrs).filter(([name, value]) => isAttributeValue(type, name, value))) };
}

function withoutStrayStep({ value, ...step }: JsonMembers): JsonMembers {
  const { stepType, attr } = step;
  if (typeof attr !== 'string') return { ...step, ...(value !== undefined && { value }) };
  const isOfDoc = stepType === 'docAttr';
  const hasValue = !isOfDoc && isValueOfNodes(attr, value);
  return { ...step, attr: !isOfDoc && isAttributeOfNodes(attr) ? attr : ERASED.repeat(attr.length), ...(hasValue && { value }) };
}

/** A node or slice (JSON) without such values anywhere in it. It must be one of an article, which is not nested deeply. */
export function contentWithoutStrayValues(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(contentWithoutStrayValues);
  if (!isMembers(json)) return json;
  const clean = withoutStrayValues(json);
  return Object.fromEntries(
    Object.entries(clean).map(([name, member]) => [name, holdsValues(clean, name) ? member : contentWithoutStrayValues(member)]),
  );
}
