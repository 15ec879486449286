/** A page that is not shown gets no frames: then work comes after this at the latest. */
const HIDDEN_MS = 250;

/** What waits for one frame. */
interface Batch {
  works: Set<() => void>;
  stop(): void;
}

/** The one that the next frame will close. */
let open: Batch | null = null;

/**
 * Runs `work` when what the text shows now has been painted. Gives the way to stop it. All that waits for one frame runs in one task,
 * so that React renders it together.
 */
export function afterPaint(work: () => void): () => void {
  open ??= beginBatch();
  const { works, stop } = open;
  const own = () => work();
  works.add(own);
  return () => {
    if (works.delete(own) && works.size === 0) stop();
  };
}

function beginBatch(): Batch {
  const works = new Set<() => void>();
  let afterFrame: number | undefined;
  const close = () => {
    if (open?.works === works) open = null;
  };
  const stop = () => {
    close();
    window.cancelAnimationFrame(frame);
    window.clearTimeout(afterFrame);
    window.clearTimeout(latest);
  };
  const run = () => {
    stop();
    for (const work of works) {
      works.delete(work);
      try {
        work();
      } catch (error) {
        // One that fails takes none of the others with it.
        reportError(error);
      }
    }
  };
  const frame = window.requestAnimationFrame(() => {
    close();
    // The frame is painted after its callbacks; a task comes behind it.
    afterFrame = window.setTimeout(run);
  });
  const latest = window.setTimeout(run, HIDDEN_MS);
  return { works, stop };
}
