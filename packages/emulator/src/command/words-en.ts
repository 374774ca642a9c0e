import type { CommandWords, Problem } from './command-words.ts';

const noAddress: Problem = ['this machine has no such address', 'Give one that it has with --host, such as 127.0.0.1'];

/** Why a port cannot be had and what to do, by the system's code. */
const portProblems: Readonly<Record<string, Problem>> = {
  EADDRINUSE: ['it is taken', 'Choose another with --port, or 0 for any free one'],
  EACCES: ['it is not allowed', 'Choose one from 1024 on with --port, or 0 for any free one'],
  EADDRNOTAVAIL: noAddress,
  // As Deno says it.
  EINVAL: noAddress,
  ENOTFOUND: noAddress,
};

export const wordsEn: CommandWords = {
  help: {
    phrases: {},
    help: 'show this help',
    version: 'show the version',
    choices: (values) => `choices: ${values.join(', ')}`,
    byDefault: (value) => `default: ${value}`,
    notes: (notes) => ` (${notes.join('; ')})`,
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
    hint: 'gemini-batch-emulator --help shows the options',
  },
  error: 'Error',
  hint: 'What to do',
  bug: (message) => `This is a bug of gemini-batch-emulator: ${message}`,
  bugHint: 'Please report it with the command and the lines above',
  about: 'serve the Gemini Batch and Files API on this machine, without a key',
  json: 'print one JSON document to stdout and nothing else there',
  lang: 'language of what is printed',
  options: {
    port: 'port to listen on; 0 takes a free one',
    host: 'address to listen on',
    speed: 'how many times faster than the service jobs pass',
    seed: 'seed of the invented answers and of all that happens by chance',
    answers: 'JSONL file of answers to replay',
    data: 'folder that keeps files and jobs over a restart; else they are forgotten',
    faults: 'what goes wrong: a preset or a file of rules; may be repeated, or a list with commas',
    tier: 'whose limits hold',
    limit: 'change a limit as NAME=NUMBER, or NAME=none to take it away; may be repeated',
    choice: 'decide what nobody knows as NAME=VALUE, see the README; may be repeated',
    upstream: 'address of another server that answers the requests; its key is read from GEMINI_EMULATOR_UPSTREAM_KEY',
    upstreamFormat: 'what that server speaks, openai by default',
    upstreamModel: 'the model to ask there; else the one that the client asks for',
    verbose: 'print a line for each request, with what was wrong',
  },
  faults: {
    about: 'list the presets of faults, or print the rules of one as YAML',
    name: 'a preset; its rules can be kept in a file, changed and used',
    columns: ['Preset', 'Pain', 'What a client sees'],
    use: (command) => [
      'Pain:         its place among what users report most, told in the README',
      `Use one:      ${command} --faults lost-create`,
      `Change one:   ${command} faults lost-create > faults.yaml`,
      `              ${command} --faults faults.yaml`,
    ],
    alwaysOn: 'The emulator is always so; there is no rule to switch on.',
  },
  ready: (url) => [
    `The emulator listens on ${url}`,
    'Point any Gemini client at it, with any key:',
    `  export GOOGLE_GEMINI_BASE_URL=${url} GEMINI_API_KEY=emulator`,
  ],
  page: (url) => `Jobs, requests and faults as they happen: ${url}/`,
  kept: (folder) =>
    folder === null
      ? 'Jobs and files are forgotten when it ends; --data DIR keeps them.'
      : `Jobs and files are kept in ${folder}`,
  faultsOn: (sources, rules) =>
    sources.length === 0
      ? 'Nothing goes wrong; --faults NAME changes that.'
      : `What goes wrong: ${sources.join(', ')} (${rules === 1 ? '1 rule' : `${rules} rules`})`,
  answersFrom: (url) => `Answers come from ${url}`,
  ends: 'Ctrl-C ends it.',
  notLoopback: (host) =>
    `WARNING: listening on ${host}, other machines may reach it. It protects nothing: any key is accepted, and whoever reaches it reads all jobs and files.`,
  problems: {
    optionInvalid: (option, value, allowed) => [`"${value}" is not a value for ${option}`, `Allowed: ${allowed}`],
    optionUnfit: (option, goesWith) => [`${option} has no meaning here`, `It goes with ${goesWith}`],
    optionsExclude: (option, other) => [`${option} and ${other} exclude each other`, 'Leave out one of them'],
    fileMissing: (file) => [`The file "${file}" does not exist or cannot be read`, 'Check the path'],
    answersInvalid: (file, line, problem) => [
      `${line === undefined ? '' : `Line ${line} of `}"${file}" ${problem}`,
      'A line is {"key": "…", "text": "…"}, {"prompt": "…", "text": "…"} or a line of a job’s output',
    ],
    faultsMissing: (problems) => [
      `The faults cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      'Check the path',
    ],
    faultsInvalid: (problems, command) => [
      `The faults cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      `"${command} faults" lists the presets; "${command} faults NAME" prints the rules of one, as an example of a file`,
    ],
    presetUnknown: (name, suggestion, command) => [
      `There is no preset "${name}"${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`,
      `"${command} faults" lists them`,
    ],
    pairInvalid: (option, value, names, suggestion) => [
      `"${value}" is not a value for ${option}${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`,
      `Allowed: ${names.join(', ')}`,
    ],
    folderUnusable: (folder) => [
      `Nothing can be kept in "${folder}"`,
      'Choose a folder with --data that can be made and written; leave it out to keep everything in memory',
    ],
    portUnavailable: (host, port, code) => {
      const [reason, remedy] = portProblems[code] ?? [code, 'Choose another port with --port or address with --host'];
      return [`Cannot listen on port ${port} of ${host}: ${reason}`, remedy];
    },
    upstreamInvalid: () => [
      'The address of --upstream cannot be used',
      'It begins with http:// or https:// and holds neither user, password, "?" nor "#", for example http://127.0.0.1:11434/v1',
    ],
  },
};
