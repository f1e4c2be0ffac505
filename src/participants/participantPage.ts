/** How many participants a page of the list holds when the asker does not say. */
export const USUAL_PAGE = 50;
