import { expect, test } from 'vitest';
import { nodeFiles } from '../platform/node-files.ts';
import type { PriceRow } from '../pricing/price-row.ts';
import { loadPrices } from './load-prices.ts';

async function load(text: string): Promise<readonly PriceRow[]> {
  return await loadPrices('prices.yaml', { readText: async () => text });
}

const yaml = `# Our contract
- model: gemini-4-neon
  standard: {inputUsd: 3, outputUsd: 15}
  batch: {inputUsd: 1.2, outputUsd: 6}
  readOn: 2026-11-20
  source: our contract
`;

test.each([
  ['YAML', yaml],
  ['YAML with a byte order mark and carriage returns', `\uFEFF${yaml.replaceAll('\n', '\r\n')}`],
  [
    'JSON',
    '[{"model":"gemini-4-neon","standard":{"inputUsd":3,"outputUsd":15},\n\t"batch":{"inputUsd":1.2,"outputUsd":6},"readOn":"2026-11-20","source":"our contract"}]',
  ],
])('loadPrices reads %s', async (_, text) => {
  expect(await load(text)).toMatchObject([
    { model: 'gemini-4-neon', batch: { inputUsd: 1.2 }, readOn: '2026-11-20', source: 'our contract' },
  ]);
});

test('loadPrices says on which line a fault stands', async () => {
  const text = `${yaml}- model: b
  standart: {inputUsd: 3, outputUsd: 15}
  standard:
    inputUsd: 3
    outputUsd: much
  batch: null
  readOn: 2026-11-31
`;
  const issues = [
    expect.objectContaining({ code: 'field-unknown', line: 8 }),
    expect.objectContaining({ code: 'value-invalid', line: 11, pointer: '/1/standard/outputUsd' }),
    expect.objectContaining({ code: 'value-invalid', line: 13, pointer: '/1/readOn' }),
  ];
  await expect(load(text)).rejects.toMatchObject({
    code: 'prices-invalid',
    details: { issues: expect.arrayContaining(issues) },
  });
});

test.each([
  ['nothing', ''],
  ['a half', yaml.slice(0, 60)],
  ['half a JSON', '[{"model": "a", '],
  ['text', 'none'],
  ['an alias that has no anchor', '- *x'],
  [
    'a bomb of aliases',
    `a: &a [x,x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`)}]`).join('\n')}`,
  ],
])('loadPrices refuses %s', async (_, text) => {
  await expect(load(text)).rejects.toMatchObject({ code: 'prices-invalid' });
});

test('loadPrices: a file that is not there is called by its name', async () => {
  await expect(loadPrices('none.yaml', nodeFiles)).rejects.toMatchObject({
    code: 'prices-missing',
    details: { file: 'none.yaml' },
  });
});
