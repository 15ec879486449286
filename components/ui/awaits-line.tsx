/** What stands in the place of something that does not come without a line: `what` ("These articles come") when it is back. */
export function AwaitsLine({ what }: { what: string }) {
  return (
    <div className="none-match" role="alert">
      <p>{what} when the line is back.</p>
    </div>
  );
}
