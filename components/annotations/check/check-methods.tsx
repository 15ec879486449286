'use client';
import { Check } from 'lucide-react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Menu, MenuRow } from '@/components/ui/menu';
import { CheckMethod } from '@/lib/domain/checks/check';
import { checkMethods } from '@/lib/domain/checks/check-methods';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { useTagHands } from '../use-tag-hands';

/** How a claim was checked: several ways may be true. */
export function CheckMethods({ annotation }: { annotation: Annotation }) {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagHands();
  const { methods } = checkOf(annotation);
  const said = methods.map((one) => checkMethods[one].name).join(', ');
  if (!rights.canJudge) return said === '' ? null : <span className="check-methods">How: {said}</span>;
  const toggle = (method: CheckMethod) =>
    attempt(() => {
      const now = checkOf(session.annotations.get(annotation.id) ?? annotation);
      const next = now.methods.includes(method) ? now.methods.filter((one) => one !== method) : [...now.methods, method];
      act('check.methods-set', { annotationId: annotation.id, value: { methods: next }, basedOn: now.basis.methods?.entryId ?? null });
    });
  return (
    <Menu
      label="How it was checked"
      align="start"
      trigger={
        <button
          type="button"
          className="link check-methods"
          title="How it was checked"
          aria-label={said === '' ? 'How it was checked: not said' : undefined}
        >
          <span aria-hidden={said === ''}>How{said !== '' && `: ${said}`}</span>
        </button>
      }
    >
      {CheckMethod.options.map((one) => (
        <MenuRow
          key={one}
          icon={<span className="menu-tick">{methods.includes(one) && <Check className="i s" aria-label="Chosen" />}</span>}
          onSelect={() => toggle(one)}
        >
          <span className="menu-two">
            <span>{checkMethods[one].name}</span>
            <span className="dim">{checkMethods[one].definition}</span>
          </span>
        </MenuRow>
      ))}
    </Menu>
  );
}
