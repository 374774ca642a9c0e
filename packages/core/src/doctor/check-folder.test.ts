import { expect, test } from 'vitest';
import { checkFolder } from './check-folder.ts';

test.each([
  [{ trouble: null, freeBytes: 50e9 }, 'folder-ok', 'ok'],
  [{ trouble: null, freeBytes: null }, 'folder-ok', 'ok'],
  [{ trouble: null, freeBytes: 999_999_999 }, 'folder-small', 'warning'],
  [{ trouble: 'EACCES', freeBytes: null }, 'folder-unwritable', 'fault'],
])('checkFolder: %j is %s', (state, code, outcome) => {
  expect(checkFolder({ folder: 'output', ...state })).toMatchObject({ code, outcome });
});
