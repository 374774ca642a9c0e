import { checkFaultWords } from './check-fault-words.ts';
import { describeIssues } from './describe-issues.ts';
import type { ErrorMessages } from './error-messages.ts';
import { formatUsdPair } from './format-numbers.ts';
import { issuesEn } from './issues-en.ts';
import { reportFaultWords } from './report-fault-words.ts';

const tokenFileForm = 'Write it as {"apiKey": "…"}, with your key between the quotation marks';
const keyPlace = 'Keys are made at https://aistudio.google.com/apikey';

export const errorsEn: ErrorMessages = {
  'key-missing': () => ({
    message: 'No API key was given',
    hint: `Set GEMINI_API_KEY, or pass --token-file FILE, or add --emulator to run without a key. ${keyPlace}`,
  }),
  'key-malformed': () => ({
    message: 'The API key holds a character that no key has, such as a line break or an invisible space',
    hint: `Copy the key again, alone and whole. ${keyPlace}`,
  }),
  'base-url-invalid': ({ baseUrl }) => ({
    message: `GOOGLE_GEMINI_BASE_URL is "${baseUrl}", which is not an address`,
    hint: 'Write it with http:// or https://, for example http://127.0.0.1:8787, or unset it',
  }),
  'token-file-missing': ({ file }) => ({
    message: `The token file "${file}" does not exist or cannot be read`,
    hint: 'Check the path. The file holds {"apiKey": "…"} with your key between the quotation marks',
  }),
  'token-file-empty': ({ file }) => ({ message: `The token file "${file}" is empty`, hint: tokenFileForm }),
  'token-file-not-json': ({ file }) => ({ message: `The token file "${file}" is not valid JSON`, hint: tokenFileForm }),
  'token-file-no-key': ({ file }) => ({
    message: `The token file "${file}" has no "apiKey", or it is empty or still the template's`,
    hint: tokenFileForm,
  }),
  'input-missing': ({ file }) => ({
    message: `The file "${file}" does not exist or cannot be read`,
    hint: 'Check the path; "gemini-batch-test generate" writes test data to output/test-data',
  }),
  'input-empty': ({ file }) => ({
    message: `The file "${file}" holds no request`,
    hint: 'Write one request a line: {"key": "…", "request": {"contents": […]}}',
  }),
  'input-invalid': ({ file, issues, count: all = issues.length }) => ({
    message: `The file "${file}" has ${count(all, 'error')}\n${describeIssues(file, issues, issuesEn, (more) => `… and ${more} more`, all)}`,
    hint: 'Correct these lines and run again; nothing was sent. "gemini-batch-test validate" with the same input shows all of them, with columns and advice',
  }),
  'input-models-differ': ({ file, models }) => ({
    message: `The lines of "${file}" name different models: ${models.join(', ')}`,
    hint: 'A job has one model: choose it with --model, or split the file',
  }),
  'suite-invalid': ({ file, issues }) => ({
    message: `The suite "${file}" has ${count(issues.length, 'error')}\n${describeIssues(file, issues, issuesEn, (more) => `… and ${more} more`)}`,
    hint: 'The fields of a suite are described at https://github.com/org/gemini-batch-test/blob/main/docs/guide.md',
  }),
  'prices-missing': ({ file }) => ({
    message: `The file of prices "${file}" does not exist or cannot be read`,
    hint: 'Check the path; the prices of a suite are looked up beside it',
  }),
  'prices-invalid': ({ file, issues }) => ({
    message: `The file of prices "${file}" has ${count(issues.length, 'error')}\n${describeIssues(file, issues, issuesEn, (more) => `… and ${more} more`)}`,
    hint: 'The fields of a price are described at https://github.com/org/gemini-batch-test/blob/main/docs/guide.md#prices',
  }),
  'option-invalid': ({ option, value, allowed }) => ({
    message: `"${value}" is not a value for ${option}`,
    hint: `Allowed: ${allowed}`,
  }),
  'option-missing': ({ option, example }) => ({
    message: `The option ${option} is missing`,
    hint: `Add it, for example ${example}`,
  }),
  'option-unfit': ({ option, value, goesWith }) => ({
    message: `"${option} ${value}" has no meaning here`,
    hint: `It goes with ${goesWith}`,
  }),
  'source-missing': () => ({
    message: 'There is nothing to run',
    hint: 'Give a JSONL file, or --type TYPE --count N, or --dataset FILE, or --suite FILE (gemini-batch.yaml in this folder is picked up automatically)',
  }),
  'sources-conflict': ({ sources }) => ({
    message: `The requests can come from one place only, but these were given: ${sources.join(', ')}`,
    hint: 'Keep one of them',
  }),
  'check-unknown': ({ check, suggestion, known }) => ({
    message: `There is no check "${check}"${suggestion === null ? '' : `; did you mean "${suggestion}"?`}`,
    hint: `Checks: ${known.join(', ')}`,
  }),
  'check-invalid': ({ check, fault }) => ({
    message: `The check "${check}" cannot be used: ${checkFaultWords(fault, 'en')}`,
    hint: "Write checks as NAME=VALUE, for example --expect 'number={{answer}}' or --expect contains=yes",
  }),
  'file-unreadable': ({ path, reason }) => ({
    message: `Cannot read "${path}" (${reason})`,
    hint: 'Check that it is a file, that you may read it, and that the disk is well. What is at the service is not lost',
  }),
  'output-not-writable': ({ path, reason }) => ({
    message: `Cannot write to "${path}" (${reason})`,
    hint: 'Check the permissions and the free space, or run in another folder. What is at the service is not lost',
  }),
  'run-not-found': ({ run, orResults }) => ({
    message: orResults ? `There is no run, job or file "${run}"` : `There is no run or job "${run}"`,
    hint: orResults
      ? 'Give the id of a run in output/runs, a run folder, one of its jobs (batches/…), or a results.jsonl'
      : 'Give a run id, a run folder, or a job name (batches/…); "gemini-batch-test list" shows the jobs at the service',
  }),
  'run-folder-broken': ({ folder, file, line }) => ({
    message: `The run folder "${folder}" is damaged: ${file}${line === null ? '' : `:${line}`} cannot be read`,
    hint: 'Restore the file from a copy; the answers are still at the service and "results JOB" fetches them into a new run',
  }),
  'report-missing': ({ run }) => ({
    message: `The run "${run}" has no report yet`,
    hint: `"gemini-batch-test results ${run}" makes it when the jobs have ended; "resume" waits for them`,
  }),
  'report-broken': ({ run, file, fault }) => ({
    message: `"${file}" of the run "${run}" cannot be used: ${reportFaultWords(fault, 'en')}`,
    hint:
      fault.problem === 'newer'
        ? 'Update gemini-batch-test'
        : `"gemini-batch-test results ${run}" makes it anew from what was downloaded; nothing is sent again`,
  }),
  'run-busy': ({ run, pid, host, elsewhere }) => ({
    message:
      pid === null
        ? `Another process works on run "${run}", and its lock does not say which`
        : `Process ${pid} on "${host}" works on run "${run}"`,
    hint: elsewhere
      ? 'Wait until it has ended, so that no job is made twice. If it surely no longer works on the run, add --take-over'
      : 'Wait until it has ended, so that no job is made twice. "monitor" follows the run meanwhile, "cancel" stops it',
  }),
  'run-newer': ({ folder, version }) => ({
    message: `The run folder "${folder}" was written by a newer version of this tool (schema ${version})`,
    hint: 'Update gemini-batch-test and run again',
  }),
  'results-missing': ({ run }) => ({
    message: `Run "${run}" has no results yet`,
    hint: 'Bring it to its end with "gemini-batch-test resume RUN", or fetch what has ended with "results RUN"',
  }),
  'results-broken': ({ file, line, key }) => ({
    message:
      key === null
        ? `"${file}" is damaged, or holds no results: ${line === null ? 'it cannot be read' : `line ${line} cannot be read`}`
        : `"${file}" holds the key "${key}" twice, the second time on line ${line}`,
    hint: 'Give a run, or the results.jsonl of one; "gemini-batch-test results RUN" makes that file of a run anew',
  }),
  'results-newer': ({ file, version }) => ({
    message: `"${file}" was written by a newer version of this tool (schema ${version})`,
    hint: 'Update gemini-batch-test and run again',
  }),
  'requests-unknown': ({ run }) => ({
    message: `The requests of run "${run}" are not known, so none can be sent again`,
    hint: 'Its job was begun elsewhere: give its requests with "gemini-batch-test retry JOB --input FILE"',
  }),
  'key-differs': ({ run }) => ({
    message: `Run "${run}" was begun with another API key, and a job of it may exist that this key cannot see`,
    hint: 'Use the key that began the run, so that no job is paid twice',
  }),
  'address-not-ours': ({ run, baseUrl }) => ({
    message: `The run "${run}" names "${baseUrl}" as the address of the service, and your key goes to no address because a folder says so`,
    hint: 'If the folder is not yours, read it with "report" and "compare", which need no key. If you know the address, set GOOGLE_GEMINI_BASE_URL to it',
  }),
  'backend-differs': ({ run, emulator }) => ({
    message: emulator
      ? `Run "${run}" lives on the emulator, but a real backend was asked for`
      : `Run "${run}" lives at the service, but --emulator was given`,
    hint: emulator ? 'Leave out the key options: the run folder knows its backend' : 'Leave out --emulator',
  }),
  'price-unknown': ({ model }) => ({
    message: `The price of "${model}" is not known, so the cost limit cannot be checked; nothing was sent`,
    hint: 'Give its price with --prices FILE, add --allow-unknown-price to send all the same, or leave the cost limit out',
  }),
  'cost-not-estimable': () => ({
    message: 'Requests hold files, images or cached content, so their cost cannot be estimated; nothing was sent',
    hint: 'Add --allow-unknown-price to send all the same (the true cost is checked afterwards), or leave the cost limit out',
  }),
  'over-budget': ({ estimateUsd, limitUsd }) => {
    const [estimate, limit] = formatUsdPair(estimateUsd, limitUsd);
    return {
      message: `The estimated cost of ${estimate} is above the limit of ${limit}; nothing was sent`,
      hint: 'Send fewer requests, lower maxOutputTokens, choose a cheaper model, or raise the limit',
    };
  },
  'key-refused': ({ message }) => ({
    message: `The service refused the API key: ${message}`,
    hint: `Check that the whole key was copied and that it was not deleted. ${keyPlace}`,
  }),
  'key-forbidden': ({ message }) => ({
    message: `The API key may not do this: ${message}`,
    hint: 'Check that the key belongs to the project that owns the job or file, that the Gemini API is enabled there, and that billing is linked (batch jobs need a paid tier)',
  }),
  'model-not-found': ({ model }) => ({
    message: `The service does not know the model "${model}"`,
    hint: 'Check the spelling of --model; retired models are listed at https://ai.google.dev/gemini-api/docs/deprecations',
  }),
  'model-without-batch': ({ model }) => ({
    message: `The model "${model}" does not take batch jobs`,
    hint: 'Choose a model whose supported methods include batchGenerateContent, for example gemini-3.5-flash-lite',
  }),
  'quota-exceeded': ({ message }) => ({
    message: `A limit of the service is reached: ${message}`,
    hint: 'Possible limits: tokens enqueued for this model (3 to 10 million in tier 1), 100 jobs at once, the spending limit of ten minutes, or a free tier, which has no batch jobs. Wait for running jobs, or send fewer requests',
  }),
  overloaded: ({ message }) => ({
    message: `The service is overloaded: ${message}`,
    hint: 'Try again later, or with smaller batches (50 to 100 requests)',
  }),
  'request-refused': ({ message }) => ({
    message: `The service refused the request: ${message}`,
    hint: 'Correct what the message names; the line numbers are those of the input file in the run folder',
  }),
  'not-found': ({ message }) => ({
    message: `The service does not know this: ${message}`,
    hint: 'Files live 48 hours and jobs are kept for weeks; check the name, and that the key belongs to the same project',
  }),
  'job-not-found': ({ job }) => ({
    message: `The service does not know this job: "${job}"`,
    hint: 'Check the name, and that the key belongs to the project that created it; "gemini-batch-test list" shows its jobs',
  }),
  'service-failed': ({ status, message }) => ({
    message: `The service answered with an error (HTTP ${status}): ${message}`,
    hint: 'Try again in some minutes; a run goes on with "resume"',
  }),
  network: ({ host, reason }) => ({
    message: `Cannot reach "${host}" (${reason})`,
    hint: 'Check the network, proxy and firewall (HTTPS to generativelanguage.googleapis.com). What is at the service goes on; a run that has begun goes on with "resume"',
  }),
  timeout: ({ host, seconds }) => ({
    message: `"${host}" did not answer within ${seconds} s`,
    hint: 'Check the network and try again; a run goes on with "resume"',
  }),
  'answer-unexpected': ({ call }) => ({
    message: `The answer to "${call}" has a form that is not known`,
    hint: 'Check GOOGLE_GEMINI_BASE_URL; if it is right, please report this as a bug of gemini-batch-test',
  }),
  'output-missing': ({ job }) => ({
    message: `Job "${job}" succeeded, but says nowhere where its output is`,
    hint: 'Try "results" again in some minutes',
  }),
  'jobs-of-one-name': ({ displayName, jobs }) => ({
    message: `More than one job is called "${displayName}": ${jobs.join(', ')}`,
    hint: 'Cancel and delete the surplus one at the service, then go on with "resume"; nothing more was sent',
  }),
  'create-unconfirmed': ({ displayName }) => ({
    message: `Job "${displayName}" was sent, but the answer was lost; whether it exists is not known yet`,
    hint: 'Go on with "resume": it looks the job up by its name and sends it again only when it surely does not exist',
  }),
  'job-not-finished': ({ job, state }) => ({
    message: `Job "${job}" is not finished (${state})`,
    hint: `Wait with "gemini-batch-test monitor ${job}"`,
  }),
  'queue-full': ({ run, created, jobs, message }) => ({
    message: `${created} of ${count(jobs, 'job')} ${created === 1 || jobs === 1 ? 'was' : 'were'} created: ${message === null ? 'no more may run at once' : `the service takes no more for now (${message})`}`,
    hint: `${message === null ? '' : 'Possible limits: tokens enqueued for this model (3 to 10 million in tier 1), 100 jobs at once, the spending limit of ten minutes, or a free tier, which has no batch jobs. '}"gemini-batch-test resume ${run}" waits for room and creates the rest`,
  }),
  'time-over': ({ seconds }) => ({
    message: `Not finished within ${count(seconds, 'second')}`,
    hint: 'Jobs that were created go on at the service; "resume" goes on waiting',
  }),
  'run-not-submitted': ({ run }) => ({
    message: `Run "${run}" has a job that is not created yet`,
    hint: `Go on with "gemini-batch-test resume ${run}"; or, to end it and report what was answered so far, say "gemini-batch-test cancel ${run}" before that`,
  }),
};

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
