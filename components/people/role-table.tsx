import { Check } from 'lucide-react';
import { type Action, permissions, roles } from '@/lib/domain/people/permissions';
import { roleNames } from './role-names';

/** What the table shows, in its order; each column is a row of the one table of rights. */
const columns: { action: Action; name: string }[] = [
  { action: 'read article', name: 'Read' },
  { action: 'comment', name: 'Comment' },
  { action: 'suggest words', name: 'Suggest words' },
  { action: 'create article', name: 'Bring in articles' },
  { action: 'edit text', name: 'Edit text' },
  { action: 'tag', name: 'Tag' },
  { action: 'give verdict', name: 'Give verdicts' },
  { action: 'vote', name: 'Vote on them' },
  { action: 'sign as checker', name: 'Sign off' },
  { action: 'sign as standards', name: 'Sign as standards' },
  { action: 'manage desk', name: 'Manage the desk' },
  { action: 'manage house', name: 'Manage the house' },
];

export function RoleTable() {
  return (
    <section className="mt-6" aria-labelledby="role-table">
      <h2 className="h2 mb-2" id="role-table">
        What each role may do
      </h2>
      <div className="sheet">
        <table className="tbl centred">
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">Role</span>
              </th>
              {columns.map(({ action, name }) => (
                <th key={action} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...roles, 'admin' as const].map((role) => (
              <tr key={role}>
                <th scope="row">{roleNames[role]}</th>
                {columns.map(({ action }) => (
                  <td key={action}>
                    <Grant grant={permissions[action][role]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint mt-2">Own: for articles that they wrote. Authors edit theirs until checking starts.</p>
    </section>
  );
}

function Grant({ grant }: { grant: string }) {
  if (grant === 'y') return <Check className="i s inline" role="img" aria-label="yes" />;
  return grant === '-' ? (
    <span className="dim">
      <span aria-hidden="true">·</span>
      <span className="vh">no</span>
    </span>
  ) : (
    <span className="dim2">own</span>
  );
}
