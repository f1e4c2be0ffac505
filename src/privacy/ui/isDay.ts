/** Whether a day is written as one; whether there is such a day the server says. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
