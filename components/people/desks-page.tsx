'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { GuidelinesDialog } from '@/components/house/guidelines-dialog';
import { RulesDialog } from '@/components/house/rules-dialog';
import { sayRules } from '@/components/house/say-rules';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TypedInput } from '@/components/ui/typed-input';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { createDesk, type Desk, renameDesk } from '@/lib/domain/contract/desks';
import { sayCount } from '@/lib/domain/text/say-count';
import { RenameDialog } from './rename-dialog';
import { roleNames } from './role-names';

interface Props {
  personId: string;
  isAdmin: boolean;
  desks: readonly (Desk & { memberCount: number })[];
}

export function DesksPage({ personId, isAdmin, desks }: Props) {
  const [renamed, setRenamed] = useState<Desk | null>(null);
  const [ruled, setRuled] = useState<Desk | null>(null);
  const [guided, setGuided] = useState<Desk | null>(null);
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="h1">Desks</h1>
          <p>Articles and sources belong to a desk. Who is not on it does not see them.</p>
        </div>
      </div>
      {isAdmin && <NewDesk />}
      <div className="sheet">
        <table className="tbl stacked desk-table">
          <thead>
            <tr>
              <th>Name</th>
              <th>People</th>
              <th>Your role</th>
              <th>Asks for</th>
              <th>
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {desks.map((desk) => (
              <tr key={desk.id}>
                <td className="md">
                  <bdi>{desk.name}</bdi>
                </td>
                <td className="num dim2">{sayCount(desk.memberCount, 'person', 'people')}</td>
                <td className="dim2">{desk.role === null ? '' : roleNames[desk.role]}</td>
                <td className="dim2">{sayRules(desk.rules)}</td>
                <td className="text-right desk-buttons">
                  {desk.mayManage && (
                    <Button size="s" aria-label={`Rules of ${desk.name}`} onClick={() => setRuled(desk)}>
                      Rules
                    </Button>
                  )}
                  {desk.mayManage && (
                    <Button size="s" aria-label={`Guidelines of ${desk.name}`} onClick={() => setGuided(desk)}>
                      Guidelines
                    </Button>
                  )}
                  {isAdmin && (
                    <Button size="s" aria-label={`Rename ${desk.name}`} onClick={() => setRenamed(desk)}>
                      Rename
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {guided !== null && <GuidelinesDialog personId={personId} desk={guided} onClose={() => setGuided(null)} />}
      {ruled !== null && <RulesDialog personId={personId} desk={ruled} onClose={() => setRuled(null)} />}
      {renamed !== null && (
        <RenameDialog
          title={`Rename ${renamed.name}`}
          name={renamed.name}
          onClose={() => setRenamed(null)}
          rename={(name) => call(renameDesk, { params: { deskId: renamed.id }, body: { name } })}
        />
      )}
    </>
  );
}

/** Read and heard alike: who speaks to the page says what they see. */
const NAME = 'Name of the new desk';

function NewDesk() {
  const router = useRouter();
  // One id for each name: sent again since the answer was lost, it is the same desk.
  const [{ id, name }, setDesk] = useState(() => ({ id: uuidv7(), name: '' }));
  const setName = (name: string) => setDesk({ id: uuidv7(), name });
  const { isBusy, error, fieldErrors, run } = useRequest();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(
      () => call(createDesk, { body: { id, name } }),
      () => {
        setName('');
        router.refresh();
      },
    );
  };
  return (
    <form className="row items-start mb-3.5" onSubmit={submit} noValidate aria-label="New desk">
      <div className="sp">
        <Field label={NAME} isLabelHidden error={fieldErrors.name ?? error}>
          {(ids) => <TypedInput {...ids} className="h-[34px]" placeholder={NAME} value={name} onType={setName} />}
        </Field>
      </div>
      <Button type="submit" variant="primary" className="h-[34px]" isBusy={isBusy}>
        Add the desk
      </Button>
    </form>
  );
}
