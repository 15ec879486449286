import { Skeleton } from '@/components/ui/skeleton';

/** Where the queries will be, while the article or their script is still coming: the head, whose article it is, the ways on, three questions. */
export function QueriesOpening() {
  return (
    <div className="queries-scroll" aria-busy="true">
      <main className="page queries" aria-label="Opening the queries">
        <div className="page-head">
          <Skeleton width="108px" height="34px" />
        </div>
        <div className="query-author">
          <Skeleton width="180px" height="32px" />
        </div>
        <div className="query-tools">
          <Skeleton width="240px" height="32px" />
        </div>
        <div className="sheet">
          {['a', 'b', 'c'].map((key) => (
            <div key={key} className="query-row">
              <Skeleton width="64px" height="18px" />
              <Skeleton width="80%" height="24px" />
              <Skeleton height="86px" />
            </div>
          ))}
        </div>
      </main>
    </div>
  );
}
