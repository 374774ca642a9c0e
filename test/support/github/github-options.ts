import type { Fault } from './faults.ts';

export type Access = 'write' | 'read' | 'none';

/** What the token of the workflow may do (`permissions:` in the workflow). */
interface TokenPermissions {
  readonly issues?: Access;
  readonly pullRequests?: Access;
}

export interface LoopbackGithubOptions {
  /** `owner/name`. */
  readonly repository?: string;
  readonly visibility?: 'public' | 'private';
  /** The numbers of the pull requests that exist; the first gets the seeded comments. */
  readonly pullRequests?: readonly number[];
  /** Pull requests whose conversation is locked. */
  readonly locked?: readonly number[];
  /** Pull requests that existed once. */
  readonly deleted?: readonly number[];
  /** The one token that is accepted. */
  readonly token?: string;
  /** By default what our documentation asks for, and not more: to write to pull requests. */
  readonly permissions?: TokenPermissions;
  /** Whose token it is: whom `viewer` names, and who writes the comments. */
  readonly viewerLogin?: string;
  /** An enterprise server has its API under `/api/v3` and, for the artifact library, no artifacts. */
  readonly enterprise?: boolean;
  readonly faults?: readonly Fault[];
}

/** The options with their defaults. */
export interface GithubSettings extends Required<Omit<LoopbackGithubOptions, 'faults' | 'permissions'>> {
  readonly permissions: Required<TokenPermissions>;
}

export function githubSettings(options: LoopbackGithubOptions): GithubSettings {
  return {
    repository: 'octo-org/prompts',
    visibility: 'public',
    pullRequests: [7],
    locked: [],
    deleted: [],
    token: 'ghs_0123456789abcdefghijklmnopqrstuvwxyz',
    viewerLogin: 'github-actions[bot]',
    enterprise: false,
    ...options,
    permissions: { issues: 'none', pullRequests: 'write', ...options.permissions },
  };
}
