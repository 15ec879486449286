/** Under these what was read of the inbox is kept, and how much in it is unread: whoever reads something invalidates them. */
export const inboxKey = ['inbox'];
export const inboxCountKey = ['inbox-count'];
