import { late } from '../../ui/late';

/** Who sees an article through: opened from its row and its menu. */
export const ownerDialog = late(() => import('./owner-dialog'));
/** When an article is due. */
export const dueDialog = late(() => import('./due-dialog'));
/** Byline, date, language and direction of an article. */
export const detailsDialog = late(() => import('../details/details-dialog'));
/** Who checks what nobody has. */
export const giveClaimsDialog = late(() => import('./give-claims-dialog'));
/** Who has how much to do. */
export const loadDialog = late(() => import('./load-dialog'));
