/** On paper nothing can be opened: the lists of keys are, while it is printed. */
export function openForPrint(window: Window): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    opened = [...window.document.querySelectorAll<HTMLDetailsElement>('#failures details:not([open])')];
    for (const details of opened) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
