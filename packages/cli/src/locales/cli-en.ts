import { formatCount } from '@gemini-batch-test/core';
import type { CliMessages } from './cli-messages.ts';

const counted = (requests: string): string => `${requests} request${requests === '1' ? '' : 's'}`;

const countedJobs = (jobs: number, more = ''): string => `${jobs}${more} job${jobs === 1 ? '' : 's'}`;

export const cliEn: CliMessages = {
  about: 'Run requests through the Gemini Batch API and say what came back: success rate, quality, cost, time.',
  help: {
    phrases: {},
    help: 'show this help',
    version: 'show the version',
    helpCommand: 'show the help of a command',
    choices: (values) => `choices: ${values.join(', ')}`,
    byDefault: (value) => `default: ${value}`,
    notes: (notes) => ` (${notes.join('; ')})`,
  },
  verbs: {
    run: 'generate or read requests, submit them, wait, analyze and report',
    generate: 'write test requests to a file',
    create: 'upload a file of requests and create its job; prints the job',
    estimate: 'say what requests would take and cost, without sending them',
    doctor: 'check key, model, network and limits one by one, and say how to mend them',
    monitor: 'follow the state of a job or run until it ends',
    results: 'download and analyze the results of an ended job or run',
    resume: 'go on with a run after any interruption',
    retry: 'send again what failed in an ended run and can succeed',
    compare: 'say what changed between runs, key by key, and whether it is more than chance',
    report: 'render the report of an analyzed run again, from its folder alone, without a key or network',
    list: 'show the jobs at the service',
    cancel: 'stop a job, or a run with all its jobs',
    validate: 'check an input before it is sent: what the service would refuse, line by line',
    clean: 'delete at the service what a finished run uploaded and generated',
    emulator: 'serve the Gemini Batch and Files API on this machine, without a key',
  },
  args: {
    input: 'JSONL file, one {"key", "request"} a line',
    jobOrRun: 'job name (batches/…), run id or run folder',
    run: 'run id or run folder',
    base: 'the run to compare with: run folder, run id, job name, or a results.jsonl',
    head: 'the run to look at, given like the base; several are shown side by side',
  },
  options: {
    tokenFile: 'JSON file with {"apiKey": "…"}; else GOOGLE_API_KEY or GEMINI_API_KEY is used',
    emulator: 'run on the embedded emulator, without a key',
    emulatorAnswers: 'JSONL file of answers that the emulator replays',
    emulatorFaults:
      'what goes wrong on the emulator: a preset of "emulator faults" or a file of rules; may be repeated',
    emulatorSpeed: 'how many times faster than the service the emulator is (60 by default)',
    seed: 'seed of the generated requests and of the emulator; the same seed gives the same bytes',
    json: 'print one JSON document to stdout and nothing else there',
    lang: 'language of what is printed and of the generated prompts',
    interval: 'longest pause between two looks at a job, in seconds',
    suite: 'suite file; gemini-batch.yaml in this folder is picked up automatically',
    dataset: 'JSONL or CSV file, one row a request',
    key: "template of a row's key ({{id}} by default)",
    prompt: "template of a row's prompt, for example '{{question}}'",
    expect: "check on each answer as NAME=VALUE, for example 'number={{answer}}'; may be repeated",
    type: 'kind of requests to generate: simple, complex, mixed or advanced',
    count: 'how many requests to generate (10 by default)',
    model: 'model (gemini-3.5-flash-lite by default)',
    dir: 'folder for the file',
    minSuccessRate: 'fail below this success rate, 0 to 1 (0.9 when no gate on a rate is given)',
    minPassRate: 'fail below this rate of passed checks, 0 to 1',
    maxCostUsd: 'send nothing when the estimated cost is above this; fail when the true cost is',
    maxRegressions: 'fail when more keys than this got worse than in the baseline',
    noRegression:
      'fail when more keys got worse than better against the baseline, and that is more than chance (p < 0.05)',
    baseline: 'run to compare with: run folder, run id, job name, or a results.jsonl',
    comparisonFormat: 'form of what is printed: text or md (Markdown)',
    keys: 'how many of the keys that got worse, and of those that got better, are named',
    strictComparison: 'exit code 1 also when nothing can be compared',
    prices: 'JSON or YAML file of prices that win over the built-in ones; a run keeps them',
    maxAttempts: 'how often a request is sent at most when it fails for a temporary reason, 1 to 10',
    requestsPerJob: 'how many requests go into one job at most',
    concurrency: 'how many jobs are at the service at once, at most, 1 to 100',
    detach: 'create the jobs and end; go on with resume',
    timeout: 'stop waiting after so many seconds, with exit code 4; resume goes on',
    onStuck: 'a job that waits for too long: wait, cancel it, or cancel it and send its requests again (retry)',
    stuckAfter: 'after how many hours a job waits for too long',
    inline: 'send the requests in the creates themselves, under 20 MB each, instead of in uploaded files',
    canaries:
      'how many requests to add to each job whose answer must echo a code: they prove that answers belong to their keys',
    moreRoom: 'send again what MAX_TOKENS cut off too, with four times the room (maxOutputTokens)',
    takeOver: 'go on with a run whose last process, on another machine, is surely gone',
    allowUnknownPrice: 'send even when the price is not known and --max-cost-usd cannot be checked',
    offline: 'count nothing at the service: a rule of thumb stands for all',
    patience: 'how long each check of the network may take, in seconds',
    strict: 'an inconclusive verdict fails too',
    report: 'reports to write into the run folder: text, md, html, json, junit, csv; several with commas',
    format:
      'text, md, html, json, junit or csv; several with commas or by repeating it (default: by the ending of --out, else text)',
    out: 'a file for one format, a folder for several; - is stdout (default: stdout for one, the run folder for several and for html on a terminal)',
    answers: 'put prompts and answers into junit and csv too',
    noAnswers: 'leave prompts and answers out of html',
    input: 'the requests of a job that was not created here',
    sarif: 'write what was found as SARIF 2.1.0, for code scanning; - is stdout',
    unasked: 'do not ask the service whether the model takes batches',
    strictWarnings: 'warnings fail too',
  },
  usage: {
    unknownOption: (option, suggestion) =>
      `There is no option "${option}"${suggestion === null ? '' : `; did you mean "${suggestion}"?`}`,
    unknownCommand: (command, suggestion) =>
      `There is no command "${command}"${suggestion === null ? '' : `; did you mean "${suggestion}"?`}`,
    missingArgument: (name) => `The argument <${name}> is missing`,
    missingValue: (option) => `The option "${option}" needs a value`,
    excessArguments: () => 'There are more arguments than this command takes',
    invalidChoice: (option, value, choices) => `"${value}" is not a value for ${option}; allowed: ${choices}`,
    hint: 'gemini-batch-test --help shows the commands, gemini-batch-test help COMMAND the options of one',
  },
  error: 'Error',
  hint: 'What to do',
  bug: (message) => `This is a bug of gemini-batch-test: ${message}`,
  bugHint: 'Please report it with the command and the lines above; nothing that was written or sent is lost',
  interrupted: (folder, jobs) => {
    if (folder === null) return 'Interrupted. Nothing was sent.';
    const resume = `Continue with: gemini-batch-test resume ${folder}`;
    if (jobs === null) return `Interrupted. Jobs that were created go on at the service.\n${resume}`;
    const unsent =
      jobs.unsent === 0 ? '' : ` ${countedJobs(jobs.unsent)} ${jobs.unsent === 1 ? 'was' : 'were'} not sent yet.`;
    const { active, unconfirmed } = jobs;
    if (active + unconfirmed === 0)
      return `Interrupted. No job of this run goes on at the service.${unsent}\n${resume}`;
    const known =
      active === 0
        ? ''
        : ` ${countedJobs(active)} ${active === 1 ? 'goes' : 'go'} on at the service, and will be billed.`;
    const perhaps =
      unconfirmed === 0
        ? ''
        : ` ${countedJobs(unconfirmed)} ${unconfirmed === 1 ? 'was' : 'were'} sent without an answer: ${unconfirmed === 1 ? 'it' : 'they'} may go on at the service and be billed; resume looks ${unconfirmed === 1 ? 'it' : 'them'} up.`;
    return `Interrupted.${known}${perhaps}${unsent}\n${resume}\nOr stop it with: gemini-batch-test cancel ${folder}`;
  },
  continueWith: (command) => `Continue with: ${command}`,
  retrying: (message, delay) => `${message}; trying again in ${delay}`,
  planned: (requests, jobs, folder) => `${counted(requests)} in ${jobs} · ${folder}`,
  expectedTime: (from, to) => `Usually ${from} to ${to} at the service`,
  uploading: (size, shard) => `Uploading shard ${shard} (${size})`,
  lookingUp: (name) => `Looking for the job "${name}", whose creation was not confirmed`,
  created: (job, requests) => `Created ${job} (${counted(requests)})`,
  downloading: (job) => `Downloading the results of ${job}`,
  attempt: (requests, attempt) => `Attempt ${attempt}: ${counted(requests)} that may succeed this time`,
  attemptSkipped: (requests, attempt, cost, limit) =>
    cost === null
      ? `Attempt ${attempt} of ${counted(requests)} is not sent: nobody can say whether the run would stay within ${limit}`
      : `Attempt ${attempt} of ${counted(requests)} is not sent: with it the run may cost ${cost}, more than ${limit}`,
  advice: (advice, waited, job, others) => {
    const more = others === 0 ? '' : ` (and ${countedJobs(others, ' more')})`;
    if (advice === 'pending-is-normal') {
      return [
        `Waiting for ${waited}${more}. That is normal: jobs wait for free capacity, and the service aims at 24 hours.`,
        'Worth a look: the status of the model at https://aistudio.google.com/status, other jobs of the project ("gemini-batch-test list"), and whether a small job on another model passes.',
      ];
    }
    return [
      `Not finished after ${waited}${more}. Others have seen jobs of one model stand still for more than a day (googleapis/python-genai issues 1482, 2221, 2974), while small jobs on another model ended in minutes.`,
      'You can go on waiting (the service gives up after 48 hours), or start over:',
      `  1. gemini-batch-test cancel ${job}`,
      `  2. gemini-batch-test resume ${job}   waits until it says CANCELLED (before that, it may still answer and be billed), keeps what was answered and puts the rest into failed.jsonl of the run`,
      '  3. gemini-batch-test run RUN_FOLDER/failed.jsonl   perhaps fewer at a time (--requests-per-job 50 to 100) or on another model',
      `Or let it be done: gemini-batch-test resume ${job} --on-stuck retry`,
    ];
  },
  jobsEnded: (ended, jobs) => `${ended} of ${countedJobs(jobs)} ended`,
  jobsUnsent: (unsent) => `${unsent} not sent yet`,
  answered: (answered, requests) => `${answered} of ${counted(requests)} answered`,
  queueFull: (message) => [
    message,
    'Possible limits: tokens enqueued for this model (3 to 10 million in tier 1), 100 jobs at once, the spending limit of ten minutes, or a free tier, which has no batch jobs',
  ],
  queueNext: (active, wait) =>
    active === 0
      ? `No job of this run is at the service; the next one is tried in ${wait}`
      : `${countedJobs(active)} of this run ${active === 1 ? 'is' : 'are'} at the service; the next one is tried in ${wait}, or when one ends`,
  refused: (message) =>
    `${message}. No more jobs are created; those at the service are brought to their end. To give up the rest and have the report of what was answered: gemini-batch-test cancel RUN, then resume RUN`,
  stuck: (job, waited, next) =>
    `${job} has waited for ${waited}: it is cancelled${next === 'retry' ? ', and its requests go again when the service says CANCELLED' : '; what it answered is kept'}`,
  trouble: (message) => `${message}; the job goes on at the service, looking again`,
  jobGone: (job) => `${job} is no longer at the service; what it would have answered is lost`,
  jobFailed: (job, reason) => `${job} says: ${reason}`,
  total: (duration) => `Total ${duration}`,
  generated: (file, count) => `Wrote ${count} requests to ${file}`,
  wrote: (file) => `Wrote ${file}`,
  counting: (requests) => `Counting the tokens of ${counted(requests)} (not billed)`,
  uncounted: (message) => `Not counted, so the rule of thumb stands for all: ${message}`,
  runNext: (command) => `Next: ${command}`,
  listColumns: ['Job', 'State', 'Created (UTC)', 'Name'],
  listEmpty: 'There are no jobs.',
  cancelled: (job) =>
    `Asked to cancel ${job}. It may still answer until it says CANCELLED: gemini-batch-test monitor ${job}`,
  cancelIdle: (job, state) => `${job} has already ended (${state})`,
  cancelUnsent: (jobs) => `${countedJobs(jobs)} not sent yet: ${jobs === 1 ? 'it is' : 'they are'} never sent`,
  retry: (again, cutOff, final) => [
    again === 0
      ? 'Nothing that failed can be helped by sending it again as it is'
      : `${counted(formatCount(again))} to be sent`,
    ...(cutOff === 0
      ? []
      : [
          `${counted(formatCount(cutOff))} cut off by MAX_TOKENS: --more-room sends ${cutOff === 1 ? 'it' : 'them'} with more room`,
        ]),
    ...(final === 0
      ? []
      : [
          `${counted(formatCount(final))} would meet the same end: ${final === 1 ? 'it stands' : 'they stand'} in failed.jsonl of the run, to be changed`,
        ]),
  ],
  warning: 'Warning',
  inputWarning: (text, more) => `: ${text}${more === 0 ? '' : ` (and ${formatCount(more)} more like it)`}`,
  cleaned: (files, jobs) => `Deleted ${files} file${files === 1 ? '' : 's'} and ${countedJobs(jobs)} at the service`,
  cleanKept: (files) =>
    `${files} output file${files === 1 ? '' : 's'} cannot be deleted: the service refuses ${files === 1 ? 'its' : 'their'} long name${files === 1 ? '' : 's'}`,
  earlier: (jobs, p50, p90) => `Earlier jobs of this model took ${p50}, nine of ten no more than ${p90} (${jobs})`,
  cancelUnconfirmed: 'A job whose creation was not confirmed may exist; "resume" looks it up and cancels it',
};
