import { tableWords } from '../../../locales/table-words.ts';
import { linkedKey } from './linked-key.ts';
import { openForPrint } from './open-for-print.ts';
import { readPageData } from './page-data.ts';
import { requestTable } from './request-table.ts';
import { themeButton } from './theme-button.ts';

// The page's script. It asks nobody, keeps nothing, and writes everything as text.
const data = readPageData(document);
const words = tableWords(data.settings.lang);
const table = requestTable(data, words);
document.querySelector('#table')?.replaceChildren(table.element);
themeButton(document);
openForPrint(window);

const openLinked = () => {
  const key = linkedKey(location.hash);
  if (key !== null) table.open(key);
};
addEventListener('hashchange', openLinked);
// A link to where the address points already changes nothing.
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link !== null && link.hash === location.hash) openLinked();
});
openLinked();
document.documentElement.dataset.ready = '';
