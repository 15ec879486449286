/** Ends this server when scripts/run.mjs, which started it with an IPC channel, is gone: even kill -9 of the launcher leaves no server behind. */
export function endWithLauncher() {
  if (!process.channel) return;
  // The channel alone must not keep the process alive.
  process.channel.unref();
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    // Open streams may hold up an orderly end; nothing that was acknowledged depends on it.
    setTimeout(() => process.exit(1), 3000).unref();
  });
}
