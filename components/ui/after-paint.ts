/** A page that is not shown gets no frames: then work comes after this at the latest. */
const HIDDEN_MS = 250;

/** Runs `work` when what the text shows now has been painted. Gives the way to stop it. */
export function afterPaint(work: () => void): () => void {
  let afterFrame: number | undefined;
  const run = () => {
    stop();
    work();
  };
  const frame = window.requestAnimationFrame(() => {
    // The frame is painted after its callbacks; a task comes behind it.
    afterFrame = window.setTimeout(run);
  });
  const latest = window.setTimeout(run, HIDDEN_MS);
  const stop = () => {
    window.cancelAnimationFrame(frame);
    window.clearTimeout(afterFrame);
    window.clearTimeout(latest);
  };
  return stop;
}
