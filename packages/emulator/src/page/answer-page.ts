import { createHash } from 'node:crypto';
import { pageHtml } from './page-html.ts';
import { pageLanguage } from './page-language.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only the page's own script and style run, it asks nobody else, and no other page may frame it. */
const policy = [
  "default-src 'none'",
  `script-src ${sourceOf(pageScript)}`,
  `style-src ${sourceOf(pageStyle)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page, in the language of `?lang=`, else of the browser. */
export function answerPage(request: Request): Response {
  const html = pageHtml(pageLanguage(new URL(request.url).searchParams, request.headers));
  return new Response(request.method === 'HEAD' ? null : html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      vary: 'accept, accept-language',
    },
  });
}
