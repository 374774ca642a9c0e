import { formatCount } from '../../locales/format-numbers.ts';
import type { HtmlMessages } from '../../locales/html-messages.ts';
import type { Histogram } from './histogram.ts';
import { type Html, html } from './html.ts';
import { percent } from './percent.ts';

/** A histogram drawn, said in a sentence, and as a table. `format` writes a value. */
export function histogramChart(
  title: string,
  shape: Histogram,
  format: (value: number) => string,
  { usage }: HtmlMessages,
): Html {
  const { from, step, counts, isOpen, p50, p90, p99, max } = shape;
  const highest = Math.max(...counts);
  const width = 1 / counts.length;
  // Where a value lies on the axis; of an open bar, nobody sees where in it.
  const place = (value: number) => Math.min((value - from) / step / counts.length, 1 - (isOpen ? width / 2 : 0));
  const said = usage.histogram(format(p50), format(p90), format(p99), format(max));
  const end = isOpen ? from + (counts.length - 1) * step : from + counts.length * step;
  const bars = counts.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(0.015, count / highest);
    const isLast = isOpen && index === counts.length - 1;
    return html`<rect class="${isLast ? 'bar endless' : 'bar'}" x="${percent((index + 0.06) * width)}" width="${percent(0.88 * width)}" y="${percent(1 - height)}" height="${percent(height)}"/>`;
  });
  const marks = [
    { name: 'p50', value: p50, y: 12 },
    { name: 'p90', value: p90, y: 26 },
    { name: 'p99', value: p99, y: 40 },
  ].map(({ name, value, y }) => {
    const at = place(value);
    const isRight = at > 0.75;
    return html`<line class="percentile" x1="${percent(at)}" x2="${percent(at)}" y1="${y - 9}" y2="176"/>
<text x="${percent(at)}" dx="${isRight ? -5 : 5}" y="${y}" text-anchor="${isRight ? 'end' : 'start'}">${name} ${format(value)}</text>`;
  });
  return html`<figure>
<figcaption><h3>${title}</h3></figcaption>
<svg class="histogram" role="img" aria-label="${title}: ${said}" width="100%" height="196">
<svg y="48" width="100%" height="128">${bars}</svg>
<line class="axis" x1="0" x2="100%" y1="176" y2="176"/>
${marks}
<text class="tick" x="0" y="192">${format(from)}</text>
<text class="tick" x="100%" y="192" text-anchor="end">${isOpen ? `≥ ${format(end)}` : format(end)}</text>
</svg>
<p class="soft">${said}</p>
<details><summary>${usage.bars}</summary>${table(shape, format, usage)}</details>
</figure>`;
}

function table(
  { from, step, counts, isOpen }: Histogram,
  format: (value: number) => string,
  usage: HtmlMessages['usage'],
): Html {
  const rows = counts.map((count, index) => {
    const start = from + index * step;
    const isLast = isOpen && index === counts.length - 1;
    return html`<tr><td class="number">${format(start)}</td><td class="number">${isLast ? '…' : format(start + step)}</td><td class="number">${formatCount(count)}</td></tr>`;
  });
  return html`<table class="small"><thead><tr><th scope="col" class="number">${usage.from}</th><th scope="col" class="number">${usage.to}</th><th scope="col" class="number">${usage.requests}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
