/** Lets the button turn a light page dark and the other way round; until then the page is as the reader's system is. */
export function themeButton(document: Document): void {
  const button = document.querySelector('#theme');
  if (!(button instanceof HTMLElement)) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const { dataset } = document.documentElement;
    const isDark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    dataset.theme = isDark ? 'light' : 'dark';
  });
}
