/** The name with its sign: a galley proof, ticked in non-repro blue. */
export function Logo() {
  return (
    <span className="logo">
      <svg viewBox="0 0 16 20" fill="none" aria-hidden="true">
        <path d="M1 1h9v18H1z" stroke="currentColor" strokeWidth="1.5" />
        <path d="M3.5 5h4M3.5 8.5h4M3.5 12h2.5" stroke="currentColor" strokeWidth="1.3" />
        <path d="M9 13.2l2 2.2 4-5.2" stroke="var(--active-line)" strokeWidth="2.1" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      Galley
    </span>
  );
}
