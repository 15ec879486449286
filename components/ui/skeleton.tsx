/** A grey bar where text will be. `width` and `height` are CSS lengths of what it stands for. */
export function Skeleton({ width = '100%', height = '1em' }: { width?: string; height?: string }) {
  return <span className="skel block" style={{ width, height }} aria-hidden="true" />;
}

/** A headline and its text that are on their way. */
export function TextSkeleton() {
  return (
    <>
      <Skeleton width="70%" height="38px" />
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} height="87px" />
      ))}
    </>
  );
}
