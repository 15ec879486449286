/**
 * The header in which a page says whose it is. Someone else may be signed in by now in the browser that it stands in; what it asks and does is then
 * refused (`signed-out`). A program that leaves it out speaks for whose session it has.
 */
export const pagePerson = 'Galley-Person';
