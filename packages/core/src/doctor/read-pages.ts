import type { Probe, ProbeAnswer } from './doctor-site.ts';

/** What was read of a list. */
export interface Pages<T> {
  readonly items: readonly T[];
  /** It goes on. */
  readonly more: boolean;
}

/** Reads so many pages of a list at most; gives the answer that ended it when a page was refused or is none. */
export async function readPages<T>(
  probe: Probe,
  { path, pages }: { readonly path: string; readonly pages: number },
  parse: (json: unknown) => { readonly items: readonly T[]; readonly nextPageToken: string } | null,
): Promise<Pages<T> | { readonly answer: ProbeAnswer }> {
  const items: T[] = [];
  let token = '';
  for (let page = 0; page < pages; page += 1) {
    const answer = await probe(`${path}?pageSize=100${token && `&pageToken=${encodeURIComponent(token)}`}`);
    const parsed = answer.error === null ? parse(answer.json) : null;
    if (parsed === null) return { answer };
    items.push(...parsed.items);
    // A page that names itself as the next one would be read again and again.
    if (parsed.nextPageToken === '' || parsed.nextPageToken === token) return { items, more: false };
    token = parsed.nextPageToken;
  }
  return { items, more: true };
}
