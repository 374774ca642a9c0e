import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

type Node = Root | RootContent;

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const toHast = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze();
const sanitizer = unified().use(rehypeRaw).use(rehypeSanitize).freeze();

/** GitHub Flavored Markdown as the tree that GitHub would show: parsed, raw HTML let in, then sanitized as GitHub does. */
export function renderGfm(markdown: string): Root {
  return sanitized(toHast.runSync(parser.parse(markdown)));
}

/** HTML that another renderer made, such as cmark-gfm, sanitized as GitHub does. */
export function renderHtml(html: string): Root {
  return sanitized({ type: 'root', children: [{ type: 'raw', value: html }] });
}

function sanitized(tree: Root): Root {
  const clean = sanitizer.runSync(tree);
  return { ...clean, children: clean.children.map(asAlert) };
}

/** What GitHub makes of a quote that begins with `[!NOTE]` (docs.github.com, "Alerts", 2026-11-24). */
function asAlert(node: RootContent): RootContent {
  if (node.type !== 'element' || node.tagName !== 'blockquote') return node;
  const paragraph = node.children.find(isElement);
  const first = paragraph?.children[0];
  if (paragraph === undefined || first?.type !== 'text' || !first.value.startsWith('[!NOTE]\n')) return node;
  const rest: ElementContent[] = [
    { type: 'text', value: first.value.slice('[!NOTE]\n'.length) },
    ...paragraph.children.slice(1),
  ];
  const title = element('p', ['markdown-alert-title'], [{ type: 'text', value: 'Note' }]);
  return element('div', ['markdown-alert', 'markdown-alert-note'], [title, element('p', [], rest)]);
}

function element(tagName: string, className: string[], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: className.length === 0 ? {} : { className }, children };
}

function isElement(node: Node): node is Element {
  return node.type === 'element';
}

export function gfmHtml(tree: Root): string {
  return toHtml(tree);
}

/** The names of all elements, nested as they are: `ul(li(code strong))`. */
export function shapeOf(node: Node): string {
  if (!('children' in node)) return '';
  const inner = node.children.map(shapeOf).filter((shape) => shape !== '');
  return isElement(node) ? `${node.tagName}(${inner.join(' ')})` : inner.join('\n');
}

/** All elements of a name, in order. */
export function elementsOf(node: Node, tagName: string): Element[] {
  const own = isElement(node) && node.tagName === tagName ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => elementsOf(child, tagName))] : own;
}

/** The text of a node with all that is in it, but for elements of a name. */
export function textOf(node: Node, without: string | null = null): string {
  if (node.type === 'text') return node.value;
  if (isElement(node) && node.tagName === without) return '';
  return 'children' in node ? node.children.map((child) => textOf(child, without)).join('') : '';
}

/** GitHub's filters leave text in these alone (github/html-pipeline, MentionFilter and EmojiFilter, 2026-11-24). */
const ignoredByFilters = ['pre', 'code', 'tt', 'a', 'style', 'script'];

/** What GitHub would make more of than text, by what it would become. */
const filters: readonly (readonly [string, RegExp])[] = [
  ['mention', /(?:^|[^\w`])@\w[\w-]*(?:\/[\w.-]+)?/],
  ['reference', /#\d+|\bGH-\d+|[\w.-]+@[\da-f]{7,40}/i],
  ['commit', /\b[\da-f]{7,40}\b/],
  ['address', /\b(?:https?|ftp|mailto|xmpp|javascript|data):|\bwww\./i],
  ['e-mail', /[\w.+-]+@[\w-]+\.\w+/],
  ['emoji', /:[\w+-]+:/],
  ['formula', /\$/],
  ['comment or tag', /<|-->/],
  ['markup that is shown', /\*\*|`|\]\(|\[!|\[\^/],
];

/** What GitHub's own filters would link or replace in a tree's text, or what is markup and stands there as text. */
export function foundByGithub(node: Node): string[] {
  if (isElement(node) && ignoredByFilters.includes(node.tagName)) return [];
  if (node.type === 'text') return foundInText(node);
  return 'children' in node ? node.children.flatMap(foundByGithub) : [];
}

function foundInText({ value }: Text): string[] {
  return filters.filter(([, pattern]) => pattern.test(value)).map(([name]) => `${name}: ${value}`);
}
