/** What the double answers. */
export interface GithubAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  /** Sent as JSON; text as it is. */
  readonly body: unknown;
}

/** GitHub's form of a refusal: seen in its answers, 2025-11-21 (easybuild-easyconfigs#24647). */
export function refusal(
  status: number,
  message: string,
  more: { readonly errors?: readonly unknown[]; readonly docs?: string } = {},
): GithubAnswer {
  const { errors, docs = '' } = more;
  const body = { message, ...(errors && { errors }), documentation_url: `https://docs.github.com/rest${docs}` };
  return { status, body: { ...body, status: String(status) } };
}

export const notFound = (): GithubAnswer => refusal(404, 'Not Found');
export const badCredentials = (): GithubAnswer => refusal(401, 'Bad credentials');
export const requiresAuthentication = (): GithubAnswer => refusal(401, 'Requires authentication');
