/** What a page of help is: an id, a title, a line that says what it is about, and its text (see markup.ts). */
export interface HelpPage<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly about: string;
  readonly text: string;
}

/** One page. */
export function page<const Id extends string>(
  id: Id,
  title: string,
  about: string,
  text: string,
): HelpPage<Id> {
  return { id, title, about, text };
}
