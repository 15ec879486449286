/** What `/setup` is once there is somebody: an old note or a bookmark leads there, and nothing else is told of the house. */
export function SetUpAlready() {
  return (
    <div className="in">
      <h1>Galley is set up</h1>
      <p className="sub">The first account was made. Who has one signs in; others ask for an invitation.</p>
      {/* A page of its own, as from a link that cannot be used. */}
      <a className="btn lg" href="/sign-in">
        To the sign-in page
      </a>
    </div>
  );
}
