// How a long-running command learns that it should end.
import { statOf } from './lock.mjs';

const watchParentsEveryMs = 500;

/** `{ asked, isAsked() }`: `asked` resolves once a signal came, or npm has died above us. */
export function onEnding() {
  let isAsked = false;
  const asked = new Promise((resolve) => {
    const ask = () => {
      isAsked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
    watchParents(ask);
  });
  return { asked, isAsked: () => isAsked };
}

// npm runs us below a shell and passes SIGTERM to that shell only, which dies without a word; killed, npm tells nobody at all.
// So whoever started us is watched: the shell, and npm above it.
function watchParents(ask) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const look = () => {
    if (process.ppid !== shell || parentOf(shell) !== npm) ask();
  };
  setInterval(look, watchParentsEveryMs).unref();
}

// 0 elsewhere than on Linux: there only the shell is watched.
const parentOf = (pid) => Number(statOf(pid)?.[1] ?? 0);
