import type { GithubFault } from '../github/github-fault.ts';
import type { InputFault } from '../inputs.ts';
import type { ActionMessages, GithubTask } from './action-messages.ts';

export const actionEn: ActionMessages = {
  running: (title) => `Batch test ${title} is running`,
  preparing: 'The requests are being prepared; nothing has been sent yet.',
  testing: (requests, model) => `Requests: ${requests}. Model: ${model}.`,
  willUpdate:
    'Batch jobs take minutes to hours, a day at most in the normal case. This comment is updated when they have ended.',
  jobs: (count) => (count === 1 ? 'Job at the service:' : `${count} jobs at the service:`),
  stopped: (title, by) =>
    by === 'cancelled' ? `Batch test ${title}: the workflow was cancelled` : `Batch test ${title}: the time was up`,
  jobsGoOn: 'What was created goes on at the service, and is billed when it has answered. Nothing is lost.',
  nothingSent: 'No job had been created: nothing goes on and nothing is billed.',
  emulatorEnds: 'Only the embedded emulator was at work: nothing goes on and nothing is billed.',
  unconfirmed:
    'The creation of a job was not confirmed. If it was made, `gemini-batch-test list` shows it under this name:',
  fetch: 'when it has ended: fetch the results and analyze them',
  stop: 'or stop it: what it has answered by then is billed',
  couldNotRun: (title) => `Batch test ${title} could not be run to its end`,
  error: 'Error:',
  remedy: 'What to do:',
  skippedTitle: 'Batch test skipped',
  skipped:
    'GitHub gives no secrets to a workflow that a fork or Dependabot triggers, so there is no Gemini API key here and nothing was sent. With `emulator: when-no-key` such runs use the embedded emulator.',
  emulated: 'emulated',
  workflowRun: 'Workflow run',
  inputFault,
  inputHint: 'Correct the inputs of the step; docs/action.md lists them all',
  forkRefused: {
    message: "The files of a fork's pull request would be sent with your key, at your cost",
    hint: "Check out the repository's own commit, or run without the key (see emulator: when-no-key); allow-fork: true permits it all the same. docs/threat-model.md says what is at stake",
  },
  outsideWorkspace: (path) => ({
    message: `"${path}" leads out of the workspace, or into git's own folder`,
    hint: 'Keep suites and datasets inside the repository: what they name is sent to the service',
  }),
  noFolder: (path) => ({
    message: `There is no folder "${path}" in the workspace`,
    hint: 'Check working-directory, and that actions/checkout runs before this step',
  }),
  bug: (message) => ({
    message: `This is a defect of gemini-batch-test: ${message}`,
    hint: 'Report it with this log; what was written and sent is not lost',
  }),
  hints: {
    'key-missing':
      'Give the input api-key, as a rule from a secret: api-key: ${{ secrets.GEMINI_API_KEY }}. The secret is missing, empty or not readable here. Without a key there is emulator: true',
    'source-missing': 'Give the input suite or type, or put a gemini-batch.yaml into the working directory',
    'input-models-differ': 'A job has one model: choose it with the input model, or split the file',
    'over-budget':
      'Raise max-cost-usd, or send fewer or shorter requests. A pull request may cost 1 USD when nothing else is said',
    'price-unknown': 'Take a model whose price is known, or send all the same with allow-unknown-price: true',
    'cost-not-estimable':
      'Send all the same with allow-unknown-price: true (the true cost is checked afterwards), or test without files and images',
    'model-not-found':
      'Check the spelling of the input model; retired models are listed at https://ai.google.dev/gemini-api/docs/deprecations',
  },
  noToken: 'No github-token: no comment is written. The result is in the job summary',
  noArtifacts: 'This enterprise server takes no artifacts: the run is not kept. The verdict stands',
  newerComment: 'A newer run has written the comment: it is left as it is',
  trouble: (task, fault) => `${taskWords[task]}: ${faultWords(fault, task)}. The verdict stands`,
  keeping: (name) => `Keeping the artifact "${name}"`,
  artifactReaders: (name, kind, isPrivate) =>
    `Artifact "${name}": ${kind === 'full' ? 'with all prompts and answers' : 'without prompts and answers'}; ${
      isPrivate ? 'whoever can read the repository' : 'everybody who is signed in to GitHub'
    } can download it`,
  verdict: (verdict, headline, gates) => {
    const outcome = { pass: 'Passed', fail: 'Failed', inconclusive: 'Inconclusive' }[verdict];
    return [`${outcome}: ${headline}`, ...gates].join('; ');
  },
  requestFailed: (key, why) => `Request "${key}" failed: ${why}`,
  checkFailed: (key, checks) => `The answer to "${key}" does not pass: ${checks.join(', ')}`,
  limitForPullRequest: (limit) =>
    `This run may cost ${limit}: the limit of a pull request when max-cost-usd is not set`,
  events: {
    planned: (requests, jobs) => `${requests} requests, jobs: ${jobs}`,
    uploading: (shard) => `Uploading shard ${shard}`,
    lookingUp: (name) => `Looking for the job "${name}", whose creation was not confirmed`,
    created: (job, requests) => `Created ${job} (${requests} requests)`,
    state: (job, change, took) => `${job}: ${change}${took === null ? '' : ` (${took})`}`,
    jobFailed: (job, reason) => `${job}: the service says: ${reason}`,
    waiting: (job, state, waited) => `${job}: ${state} for ${waited}`,
    attempt: (requests, attempt) => `Attempt ${attempt} for what failed for a temporary reason, requests: ${requests}`,
    attemptSkipped: (requests, attempt, cost, limit) =>
      `Attempt ${attempt} for what failed for a temporary reason (requests: ${requests}) is not sent: ${
        cost === null
          ? `nobody can say whether it stays within ${limit}`
          : `the run may cost ${cost}, more than ${limit}`
      }`,
    downloading: (job) => `Downloading the results of ${job}`,
    gone: (job) => `The service no longer has ${job}`,
    trouble: (message) => `${message}; the job goes on, asking again`,
    retrying: (message, delay) => `${message}; trying again in ${delay}`,
  },
};

function inputFault(fault: InputFault): string {
  switch (fault.kind) {
    case 'invalid':
      return `${fault.input} "${fault.value}" is not valid, allowed: ${fault.allowed}`;
    case 'conflict':
      return `${fault.inputs.join(' and ')} cannot be combined`;
    case 'pointless':
      return `${fault.input} says nothing without ${fault.needs}`;
  }
}

const taskWords: Readonly<Record<GithubTask, string>> = {
  comment: 'The comment could not be written',
  summary: 'The job summary could not be written',
  artifact: 'The artifact could not be kept',
  annotations: 'The annotations could not be written',
};

function faultWords(fault: GithubFault, task: GithubTask): string {
  switch (fault.kind) {
    case 'token':
      return 'GitHub does not accept github-token';
    case 'permission':
      return task === 'comment'
        ? 'the job lacks "permissions: pull-requests: write"'
        : 'the token lacks the permission';
    case 'rate-limit':
      return "GitHub's rate limit is used up";
    case 'not-found':
      return 'the pull request is not there for this token; the job needs "permissions: pull-requests: write"';
    case 'status':
      return `GitHub answered ${fault.status}: ${fault.message}`;
    case 'unreachable':
      return fault.message;
  }
}
