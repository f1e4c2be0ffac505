/** Swedish where nothing else is asked for. */
export const languageFrom = (text: string | null | undefined): 'sv' | 'en' => (text === 'en' ? 'en' : 'sv');
