import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { EditorHost } from './session-options';

/** An editor without a view: for an outbox whose tab is gone, for tests and for benches. What plugins append is applied too. */
export class BareHost implements EditorHost {
  state: EditorState;
  /** Called after every transaction that was applied, appended ones too. */
  onTransaction: (transaction: Transaction) => void = () => undefined;

  constructor(state: EditorState) {
    this.state = state;
  }

  dispatch(transaction: Transaction): void {
    const { state, transactions } = this.state.applyTransaction(transaction);
    this.state = state;
    for (const one of transactions) this.onTransaction(one);
  }
}
