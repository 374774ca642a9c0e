/** An element of the page. Children that are strings become text, never HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Text from outside on one line, kept apart from the direction of what stands around. */
export function outside(text: string): HTMLElement {
  return element('bdi', {}, text);
}
