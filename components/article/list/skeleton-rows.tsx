import { Skeleton } from '../../ui/skeleton';

const widths = [60, 45, 52, 38, 55, 48];

/** Rows that are on their way, in the layout of the true ones. They show after 200 ms. */
export function SkeletonRows({ count }: { count: number }) {
  return widths.slice(0, count).map((width) => (
    <tr key={width} className="art late">
      <td>
        <Skeleton width={`${width}%`} height="17px" />
        <Skeleton width="30%" height="11px" />
      </td>
      <td>
        <Skeleton width="84px" height="12px" />
      </td>
      <td>
        <Skeleton width="100%" height="6px" />
      </td>
      <td>
        <Skeleton width="100%" height="8px" />
      </td>
      <td>
        <Skeleton width="90px" height="24px" />
      </td>
      <td>
        <Skeleton width="70px" height="12px" />
      </td>
      <td />
    </tr>
  ));
}
