export function GoneLink() {
  return (
    <div className="in">
      <h1>This link cannot be used</h1>
      <p className="sub">
        It was used, has run out or was withdrawn. If you have set your password with it, sign in. Otherwise ask whoever sent it for a new
        one.
      </p>
      {/* A page of its own: who is signed in is led on to the articles, and focus has no keeper on the way there. */}
      <a className="btn lg" href="/sign-in">
        To the sign-in page
      </a>
    </div>
  );
}
