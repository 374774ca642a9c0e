import type { GithubFault } from '../github/github-fault.ts';
import type { InputFault } from '../inputs.ts';
import type { ActionMessages, GithubTask } from './action-messages.ts';

/** A reader has our repository nowhere at hand. */
const docs = 'https://github.com/org/gemini-batch-test/blob/main/docs/';

export const actionEn: ActionMessages = {
  running: (title) => `Batch test ${title} is running`,
  preparing: 'The requests are being prepared; nothing has been sent yet.',
  testing: (requests, model) => `Requests: ${requests}. Model: ${model}.`,
  willUpdate:
    'Batch jobs take minutes to hours, a day at most in the normal case. This comment is updated when they have ended.',
  jobs: (count) => (count === 1 ? 'Job at the service:' : `${count} jobs at the service:`),
  stopped: (title, by) =>
    by === 'cancelled' ? `Batch test ${title}: the workflow was cancelled` : `Batch test ${title} timed out`,
  jobsGoOn: 'The jobs keep running at the service, and what they answer is billed.',
  howToGoOn:
    'Both commands need the same key in `GEMINI_API_KEY`. `results` knows neither checks nor gates; `gemini-batch-test resume` does, on the folder of the run, which the artifact holds when it is `full`.',
  stoppedInLog: (title, by, jobs) => {
    const what = by === 'cancelled' ? `${title}: the workflow was cancelled` : `${title}: timed out`;
    return jobs.length === 0 ? what : `${what}. The jobs keep running and will be billed: ${jobs.join(', ')}`;
  },
  failedInLog: ({ message, hint }) => `${message}${/[.?!]$/.test(message) ? '' : '.'} What to do: ${hint}`,
  nothingSent: 'No job had been created: nothing goes on and nothing is billed.',
  emulatorEnds: 'Only the embedded emulator was at work: nothing goes on and nothing is billed.',
  unconfirmed:
    'The creation of a job was not confirmed. If it was made, `gemini-batch-test list` shows it under this name:',
  fetch: 'when it has ended: fetch the results and analyze them',
  stop: 'or stop it: what it has answered by then is billed',
  couldNotRun: (title) => `Batch test ${title} could not run`,
  error: 'Error:',
  remedy: 'What to do:',
  skippedTitle: 'Batch test skipped',
  skipped:
    'GitHub gives a workflow that a fork triggers no secrets, and one that Dependabot triggers only the Dependabot secrets. So there is no Gemini API key here, and nothing was sent. With `emulator: when-no-key` such runs use the embedded emulator.',
  emulated: 'emulated',
  workflowRun: 'Workflow run',
  inputFault,
  inputHint: `Correct the inputs of the step; all of them: ${docs}action.md#inputs`,
  forkRefused: {
    message: "The files of a fork's pull request would be sent with your key, at your cost",
    hint: `Let suite and dataset come from the repository's own commit, on an event that runs on it, or use emulator: true. allow-fork: true permits it all the same; what is at stake: ${docs}threat-model.md`,
  },
  outsideWorkspace: (path) => ({
    message: `"${path}" leads out of the workspace, or into git's own folder`,
    hint: 'Keep suites and datasets inside the repository: what they name is sent to the service',
  }),
  noFolder: (path) => ({
    message: `There is no folder "${path}" in the workspace`,
    hint: 'Check working-directory, and that actions/checkout runs before this step',
  }),
  tokenFileSent: (path) => ({
    message: `The suite names "${path}", the file with the API key`,
    hint: 'What a suite names is sent to the service: write the token file outside the workspace, for example to RUNNER_TEMP',
  }),
  noWorkflow: {
    message: 'GITHUB_REPOSITORY is not set, so this is no GitHub workflow',
    hint: 'Use the action in a workflow; elsewhere there is the command, gemini-batch-test',
  },
  bug: (message) => ({
    message: `This is a defect of gemini-batch-test: ${message}`,
    hint: 'Report it with this log; what was written and sent is not lost',
  }),
  hints: {
    'key-missing':
      'Set the input api-key, usually from a secret: api-key: ${{ secrets.GEMINI_API_KEY }}. The secret is missing, empty or not readable here. Without a key there is emulator: true',
    'source-missing':
      'Set the input suite or type, or put a gemini-batch.yaml into the working directory. Does actions/checkout run before this step?',
    'input-missing':
      'Check the path: a suite is looked up in working-directory, a dataset beside its suite. Does actions/checkout run before this step?',
    'input-models-differ': 'A job has one model: choose it with the input model, or split the file',
    'over-budget':
      'Raise max-cost-usd, or send fewer or shorter requests. A pull request may cost 1 USD when nothing else is said',
    'price-unknown':
      'Check the spelling of model. A price that is not known can be given by a file that the suite names (prices: FILE). Or send without it, with allow-unknown-price: true; then the limit is checked afterwards only',
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
    `Cost limit of this run: ${limit}, the default for pull requests; max-cost-usd changes it`,
  events: {
    planned: (requests, jobs) => `Requests: ${requests}, jobs: ${jobs}`,
    uploading: (shard) => `Uploading shard ${shard}`,
    lookingUp: (name) => `Looking for the job "${name}", whose creation was not confirmed`,
    created: (job, requests) => `Created ${job}, requests: ${requests}`,
    state: (job, change, took) => `${job}: ${change}${took === null ? '' : ` (${took})`}`,
    jobFailed: (job, reason) => `${job}: the service says: ${reason}`,
    waiting: (jobs, waited) => `Jobs: ${jobs}, after ${waited}`,
    queueFull: (message, active, wait) =>
      `${message}; ${active} jobs of this run are there, the next is tried in ${wait}`,
    refused: (message) => `${message}; no more jobs are created, those at the service are brought to their end`,
    stuck: (job, waited) => `${job} has waited for ${waited} and is cancelled`,
    inputWarning: (text, more) => (more === null ? text : `${text} (and ${more} more like it)`),
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
    case 'characters':
      return `${fault.input} "${fault.value}" is not valid: no ${fault.forbidden} ##[, nothing invisible, at most 200 characters`;
    case 'conflict':
      return `${fault.inputs.join(' and ')} cannot be combined`;
    case 'pointless':
      return `${fault.input} has no effect without ${fault.needs}`;
  }
}

const taskWords: Readonly<Record<GithubTask, string>> = {
  comment: 'The comment could not be written',
  summary: 'The job summary could not be written',
  outputs: 'The outputs could not be set',
  report: 'The report could not be written',
  artifact: 'The artifact could not be kept',
  annotations: 'The annotations could not be written',
};

function faultWords(fault: GithubFault, task: GithubTask): string {
  switch (fault.kind) {
    case 'token':
      return 'GitHub does not accept github-token';
    case 'permission':
      return 'the token may not write comments; the job needs "permissions: pull-requests: write", which the run of a fork never has';
    case 'rate-limit':
      return "GitHub's rate limit is used up";
    case 'not-found':
      return 'the pull request is not there for this token; the job needs "permissions: pull-requests: write"';
    case 'status':
      return `GitHub answered ${fault.status}${fault.message === '' ? '' : `: ${fault.message}`}`;
    case 'unreachable':
      return task === 'comment' ? `no answer (${fault.message})` : fault.message;
  }
}
