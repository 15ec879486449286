/** What a person is called inside the house: the first word of their name. Full names stand in public and in reports. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] || name;
