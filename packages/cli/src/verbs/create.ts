import type { Session } from '../session.ts';
import { begin, type RunFlags, submit } from './run.ts';

/** Uploads and creates the jobs; prints their names. */
export async function create(input: string | undefined, flags: RunFlags, session: Session): Promise<number> {
  return await submit(await begin(input, flags, session), flags, session);
}
