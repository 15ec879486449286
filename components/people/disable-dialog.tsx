'use client';
import { FormDialog } from '@/components/ui/form-dialog';
import type { Person } from '@/lib/domain/contract/people';
import { useMemberChange } from './use-member-change';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  person: Person;
}

export function DisableDialog({ isOpen, onClose, person }: Props) {
  const { setDisabled } = useMemberChange(person);
  const disable = () => {
    onClose();
    void setDisabled(true);
  };
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Disable ${person.name}?`}
      description="They are signed out everywhere and cannot sign in until someone enables them. Their tags, verdicts and comments stay."
      verb="Disable"
      cancel="Keep"
      isDanger
      onSubmit={disable}
    />
  );
}
