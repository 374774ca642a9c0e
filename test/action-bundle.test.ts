import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildAction } from '../scripts/build-action.ts';
import { bundledPackages } from '../scripts/bundled-packages.ts';
import { isLicenseFile, type LicensedPackage, licensesText } from '../scripts/licenses-text.ts';

describe('buildAction()', () => {
  let files: ReadonlyMap<string, Buffer> = new Map();

  beforeAll(async () => {
    files = await buildAction();
  });

  test('builds the same bytes again', async () => {
    const again = await buildAction();
    expect([...again.keys()]).toEqual(['main.cjs', 'licenses.txt']);
    for (const [name, content] of again) expect(files.get(name)?.equals(content), name).toBe(true);
  });

  test('names no folder of this machine', () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    for (const [name, content] of files) {
      for (const folder of [root, join('node_modules', '.pnpm'), 'node_modules/.pnpm', 'action-bundle-']) {
        expect(content.includes(folder), `"${folder}" in ${name}`).toBe(false);
      }
    }
  });

  test('leaves out what nobody reads: zod in other languages', () => {
    // Not `toContain`, which prints all of it when it fails.
    const code = files.get('main.cjs') ?? Buffer.alloc(0);
    expect(code.includes('Invalid input: expected'), 'English').toBe(true);
    expect(code.includes('Ongeldige invoer'), 'Dutch').toBe(false);
  });

  test('has the licences of what is within', () => {
    const text = files.get('licenses.txt')?.toString() ?? '';
    expect(text).not.toContain('\r');
    expect(text).toMatch(/^@actions\/core@[\d.]+\n(?:.+\n)*\nThe MIT License \(MIT\)\n\nCopyright 2019 GitHub\n/m);
    expect(text).toMatch(/^zod@[\d.]+\n\nMIT License\n\nCopyright \(c\) 2025 Colin McDonnell\n/m);
    // In a folder below the package, beside code of another author.
    expect(text).toMatch(/^undici@[\d.]+\n\nMIT License\n\nCopyright \(c\) 2020 Ethan Arrowood\n/m);
    // In the readme only.
    expect(text).toMatch(
      /^Licence: MIT\nAuthor: Julian Gruber .*\n.*\n\n\(MIT\)\n\nCopyright \(c\) 2013 Julian Gruber/m,
    );
    // Within a file only.
    expect(text).toContain('formdata-polyfill. MIT License. Jimmy Wärting');
    expect(text.match(/^ +Apache License\n +Version 2\.0, January 2004$/gm)?.length).toBeGreaterThan(0);
  });
});

describe('bundledPackages()', () => {
  const packagesOf = (...inputs: string[]) =>
    bundledPackages({ outputs: { 'main.cjs': { inputs: Object.fromEntries(inputs.map((input) => [input, {}])) } } });

  test('are the innermost packages of what went into an output', () => {
    const store = '../../node_modules/.pnpm';
    expect(
      packagesOf(
        `${store}/b@2.0.0_peer@1.0.0/node_modules/b/index.js`,
        `${store}/@a+c@1.0.0/node_modules/@a/c/lib/deep/x.js`,
        `${store}/@a+c@1.0.0/node_modules/@a/c/lib/y.js`,
        'node_modules/outer/node_modules/inner/index.js',
      ),
    ).toEqual([
      {
        folder: `${store}/@a+c@1.0.0/node_modules/@a/c`,
        licenseFolders: ['', '/lib', '/lib/deep'].map((below) => `${store}/@a+c@1.0.0/node_modules/@a/c${below}`),
      },
      {
        folder: `${store}/b@2.0.0_peer@1.0.0/node_modules/b`,
        licenseFolders: [`${store}/b@2.0.0_peer@1.0.0/node_modules/b`],
      },
      {
        folder: 'node_modules/outer/node_modules/inner',
        licenseFolders: ['node_modules/outer/node_modules/inner'],
      },
    ]);
  });

  test('are neither our own files nor those that were left out', () => {
    expect(
      packagesOf('src/main.ts', '../../packages/core/src/index.ts', '(disabled):node_modules/absent/index.js'),
    ).toEqual([]);
  });
});

describe('isLicenseFile()', () => {
  test.each([
    ['LICENSE', true],
    ['license.md', true],
    ['LICENCE.txt', true],
    ['LICENSE-MIT', true],
    ['LICENSE.APACHE2', true],
    ['Licenses.txt', true],
    ['COPYING', true],
    ['NOTICE', true],
    ['UNLICENSE', true],
    ['license.js', false],
    ['license.d.ts', false],
    ['licenses.json', false],
    ['noticeable.txt', false],
    ['README.md', false],
  ])('%s: %s', (name, is) => {
    expect(isLicenseFile(name)).toBe(is);
  });
});

describe('licensesText()', () => {
  const line = '-'.repeat(80);
  const licensed = (name: string, rest: Partial<LicensedPackage> = {}): LicensedPackage => ({
    description: { name, version: '1.0.0' },
    licenses: [],
    readme: '',
    ...rest,
  });
  const blocksOf = (packages: readonly LicensedPackage[], notices = ''): string[] =>
    licensesText(packages, notices).split(`\n${line}\n\n`).slice(1);

  test('has each text once, whatever its line ends, below all its packages', () => {
    const blocks = blocksOf([
      licensed('c', { licenses: ['\uFEFFOne\r\n\r\n  text  \r\n'] }),
      licensed('b', { licenses: ['Other'] }),
      licensed('a', { licenses: ['\nOne\n\n  text'] }),
      licensed('a', { licenses: ['One\n\n  text\n\n'] }),
    ]);
    expect(blocks).toEqual(['a@1.0.0\nc@1.0.0\n\nOne\n\n  text\n', 'b@1.0.0\n\nOther\n']);
  });

  test('is the same in any order of packages and files', () => {
    const packages = [licensed('a', { licenses: ['One', 'Notice'] }), licensed('b', { licenses: ['Two'] })];
    const turned = packages.map((each) => ({ ...each, licenses: each.licenses.toReversed() })).reverse();
    expect(licensesText(turned, '')).toBe(licensesText(packages, ''));
  });

  test('has every licence and notice of a package', () => {
    expect(blocksOf([licensed('a', { licenses: ['The licence', 'The notice'] })])).toEqual([
      'a@1.0.0\n\nThe licence\n',
      'a@1.0.0\n\nThe notice\n',
    ]);
  });

  test('says who made a package without a licence file, and what it states', () => {
    const description = { name: 'a', version: '1.0.0', license: 'MIT' };
    const author = { name: 'Ada', email: 'ada@example.com', url: 'https://example.com' };
    expect(
      blocksOf([
        licensed('a', { description: { ...description, author, repository: { type: 'git', url: 'git://a' } } }),
        licensed('b', { description: { ...description, name: 'b', author: 'Bob', repository: 'me/b' } }),
        licensed('c'),
      ]),
    ).toEqual([
      'a@1.0.0\n\nLicence: MIT\nAuthor: Ada <ada@example.com> (https://example.com)\nRepository: git://a\n',
      'b@1.0.0\n\nLicence: MIT\nAuthor: Bob\nRepository: me/b\n',
      'c@1.0.0\n\nLicence: not stated\n',
    ]);
  });

  test.each([
    ['# a\n\n## License\n\nCopyright Ada\n\nDo.\n\n## Thanks\n\nBob'],
    ['a\n=\n\nLicence\r\n-------\r\n\r\nCopyright Ada\r\n\r\nDo.\r\n\r\nThanks\r\n------\r\nBob'],
    ['license\n=======\nCopyright Ada\n\nDo.'],
  ])('takes the licence from a readme: %j', (readme) => {
    expect(blocksOf([licensed('a', { readme })])).toEqual(['a@1.0.0\n\nLicence: not stated\n\nCopyright Ada\n\nDo.\n']);
  });

  test('reads no readme where there is a licence file, and repeats no name', () => {
    expect(blocksOf([licensed('a', { licenses: ['One'], readme: '## License\n\nTwo' })])).toEqual(['a@1.0.0\n\nOne\n']);
    const description = { name: 'b', version: '1.0.0', license: 'MIT' };
    expect(blocksOf([licensed('b', { description, readme: '## License\n\nMIT\n' })])).toEqual([
      'b@1.0.0\n\nLicence: MIT\n',
    ]);
  });

  test('ends with what stood within the files', () => {
    expect(blocksOf([licensed('a', { licenses: ['One'] })], 'Notices:\r\n\n  /*! Ada */\n').at(-1)).toBe(
      'Notices:\n\n  /*! Ada */\n',
    );
  });
});
