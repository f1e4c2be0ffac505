/** How a text names an image that is kept beside it: `![What it shows](image:KEY)`, and as decoration alone `![](image:KEY "dekoration")`. */
const KEY = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const HREF = new RegExp(`^image:(${KEY})$`);

/** Says, after the address, that nothing is lost for whoever does not see the image. */
export const DECORATION = 'dekoration';
/** Longer, and it is a text of its own: it belongs beside the image, for everyone. */
export const LONGEST_ALTERNATIVE = 500;

export const imageHref = (key: string): string => `image:${key}`;
export const imageKeyOf = (href: string): string | undefined => HREF.exec(href)?.[1];
/** The keys of all images that a text names. */
export const imageKeysIn = (markdown: string): string[] => [
  ...new Set([...markdown.matchAll(new RegExp(`\\(<?image:(${KEY})`, 'g'))].flatMap(([, key]) => (key === undefined ? [] : [key]))),
];
/** A text without the keys, which are no words. */
export const withoutImageKeys = (markdown: string): string => markdown.replaceAll(new RegExp(`image:${KEY}`, 'g'), 'image:');
