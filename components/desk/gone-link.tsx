import Link from 'next/link';

export function GoneLink() {
  return (
    <div className="in">
      <h1>This link cannot be used</h1>
      <p className="sub">It was used, has run out or was withdrawn. Ask whoever sent it for a new one.</p>
      <Link className="btn lg" href="/sign-in">
        To the sign-in page
      </Link>
    </div>
  );
}
