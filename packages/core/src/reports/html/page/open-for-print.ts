/** Longer lists would fill paper that nobody reads; how long they are stands there. */
const longestPrinted = 100;

/** On paper nothing can be opened: the lists of keys are, while it is printed. */
export function openForPrint(window: Window): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    opened = [...window.document.querySelectorAll<HTMLDetailsElement>('#failures details:not([open])')].filter(
      (details) => details.querySelectorAll('li').length <= longestPrinted,
    );
    for (const details of opened) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
