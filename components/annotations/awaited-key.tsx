/** A digit that is seen only while it acts, when keys have brought focus to the verdicts. */
export function AwaitedKey({ children }: { children: string | undefined }) {
  return children === undefined ? null : (
    <span className="kbd awaited-key" aria-hidden="true">
      {children}
    </span>
  );
}
