/** The job that a runtime token speaks for. */
export interface BackendIds {
  readonly workflowRunBackendId: string;
  readonly workflowJobRunBackendId: string;
}

export const backendIds: BackendIds = {
  workflowRunBackendId: 'ce7f54c7-61c7-4aae-887f-30da475f5f1a',
  workflowJobRunBackendId: 'ca395085-040a-526b-2ce8-bdc85f692774',
};

/** A token as the runner gets it: @actions/artifact 6.2.1 reads the job's ids out of its `scp` claim. */
export function runtimeToken({ workflowRunBackendId, workflowJobRunBackendId }: BackendIds): string {
  const scope = `Actions.GenericRead:00000000-0000-0000-0000-000000000000 Actions.Results:${workflowRunBackendId}:${workflowJobRunBackendId}`;
  return [{ typ: 'JWT', alg: 'RS256' }, { scp: scope, iss: 'vstoken.actions.githubusercontent.com' }, 'signature']
    .map((part) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
    .join('.');
}
