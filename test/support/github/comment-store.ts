/** Who wrote a comment. */
export interface Author {
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

export interface IssueComment {
  readonly id: number;
  readonly issue: number;
  readonly body: string;
  readonly user: Author;
  /** ISO 8601, to the second as GitHub gives them. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The conversations of a repository. */
export interface CommentStore {
  /** In the order of their ids, as GitHub lists them. */
  of(issue: number): readonly IssueComment[];
  find(id: number): IssueComment | undefined;
  add(issue: number, body: string, user: Author): IssueComment;
  edit(comment: IssueComment, body: string): IssueComment;
  remove(id: number): void;
}

export function commentStore(): CommentStore {
  const comments = new Map<number, IssueComment>();
  // Ids have long passed 32 bits.
  let lastId = 3_500_000_000;
  return {
    of: (issue) => [...comments.values()].filter((comment) => comment.issue === issue),
    find: (id) => comments.get(id),
    add: (issue, body, user) => {
      lastId += 1;
      const now = timestamp();
      const comment = { id: lastId, issue, body, user, createdAt: now, updatedAt: now };
      comments.set(lastId, comment);
      return comment;
    },
    edit: (comment, body) => {
      const edited = { ...comment, body, updatedAt: timestamp() };
      comments.set(comment.id, edited);
      return edited;
    },
    remove: (id) => void comments.delete(id),
  };
}

export function authorOf(login: string): Author {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

function timestamp(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
