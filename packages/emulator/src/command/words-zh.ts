import type { CommandWords, Problem } from './command-words.ts';

const noAddress: Problem = ['本机没有这个地址', '请用 --host 指定本机拥有的地址，例如 127.0.0.1'];

/** Why a port cannot be had and what to do, by the system's code. */
const portProblems: Readonly<Record<string, Problem>> = {
  EADDRINUSE: ['端口已被占用', '请用 --port 换一个，0 表示任选空闲端口'],
  EACCES: ['没有权限使用该端口', '请用 --port 指定 1024 及以上的端口，0 表示任选空闲端口'],
  EADDRNOTAVAIL: noAddress,
  // As Deno says it.
  EINVAL: noAddress,
  ENOTFOUND: noAddress,
};

export const wordsZh: CommandWords = {
  help: {
    phrases: {
      'Usage:': '用法：',
      'Options:': '选项：',
      'Commands:': '命令：',
      'Arguments:': '参数：',
      '[options]': '[选项]',
      '[command]': '[命令]',
    },
    help: '显示帮助',
    version: '显示版本号',
    choices: (values) => `可选值：${values.join('、')}`,
    byDefault: (value) => `默认：${value}`,
    notes: (notes) => `（${notes.join('；')}）`,
  },
  usage: {
    unknownOption: (option, suggestion) =>
      `没有选项 "${option}"${suggestion === null ? '' : `，是不是想写 "${suggestion}"？`}`,
    unknownCommand: (command, suggestion) =>
      `没有命令 "${command}"${suggestion === null ? '' : `，是不是想写 "${suggestion}"？`}`,
    missingArgument: (name) => `缺少参数 <${name}>`,
    missingValue: (option) => `选项 "${option}" 需要一个值`,
    excessArguments: () => '参数过多',
    invalidChoice: (option, value, choices) => `"${value}" 不是 ${option} 的有效值；可用的值：${choices}`,
    hint: '用 gemini-batch-emulator --help --lang zh 查看选项',
  },
  error: '错误',
  hint: '解决办法',
  bug: (message) => `这是 gemini-batch-emulator 自身的缺陷：${message}`,
  bugHint: '请附上所用命令和以上输出反馈给我们',
  about: '在本机提供 Gemini Batch 和 Files API，无需密钥',
  json: '向标准输出只打印一个 JSON 文档',
  lang: '输出内容的语言',
  options: {
    port: '监听的端口；0 表示任选一个空闲端口',
    host: '监听的地址',
    speed: '任务比真实服务快多少倍',
    seed: '编造回答和一切随机事件所用的种子',
    answers: '要回放的回答文件（JSONL）',
    data: '保存文件和任务的目录，重启后仍在；不指定则退出后即丢弃',
    faults: '要制造的故障：预设的名称或规则文件；可重复使用，也可用逗号分隔',
    tier: '采用哪一层级的限制',
    limit: '修改一项限制，写作 名称=数值，或 名称=none 表示取消；可重复使用',
    choice: '官方未明确的行为按哪种处理，写作 名称=值，见 README；可重复使用',
    upstream: '由另一台服务器来回答请求时，它的地址；密钥取自 GEMINI_EMULATOR_UPSTREAM_KEY',
    upstreamFormat: '那台服务器使用的协议，默认 openai',
    upstreamModel: '在那台服务器上使用的模型；不指定则用客户端所要的模型',
    verbose: '每个请求打印一行，出错时附上原因',
  },
  faults: {
    about: '列出全部预设故障，或以 YAML 打印其中一个的规则',
    name: '预设的名称；它的规则可以存成文件，改过之后再用',
    columns: ['预设', '痛点', '客户端看到什么'],
    use: (command) => [
      '痛点：  在用户报告最多的问题中的编号，见 README',
      `使用：  ${command} --faults lost-create`,
      `修改：  ${command} faults lost-create > faults.yaml`,
      `        ${command} --faults faults.yaml`,
    ],
    alwaysOn: '模拟器始终如此，没有需要启用的规则。',
  },
  ready: (url) => [
    `模拟器正在监听 ${url}`,
    '任何 Gemini 客户端都可以指向它，密钥任意：',
    `  export GOOGLE_GEMINI_BASE_URL=${url} GEMINI_API_KEY=emulator`,
  ],
  page: (url) => `在网页上实时查看任务、请求和故障：${url}/`,
  kept: (folder) =>
    folder === null ? '退出后任务和文件即丢弃；用 --data 目录 可以保留。' : `任务和文件保存在 ${folder}`,
  faultsOn: (sources, rules) =>
    sources.length === 0
      ? '没有启用任何故障；用 --faults 名称 启用。'
      : `已启用的故障：${sources.join('、')}（${rules} 条规则）`,
  answersFrom: (url) => `回答来自 ${url}`,
  ends: '按 Ctrl-C 结束。',
  notLoopback: (host) =>
    `警告：监听地址为 ${host}，其他机器也可能访问到它。它不提供任何保护：任何密钥都会被接受，能访问它的人可以读取全部任务和文件。`,
  problems: {
    optionInvalid: (option, value, allowed) => [`"${value}" 不是 ${option} 的有效值`, `可用的值：${allowed}`],
    optionUnfit: (option, goesWith) => [`${option} 在这里不起作用`, `它要和 ${goesWith} 一起使用`],
    optionsExclude: (option, other) => [`${option} 和 ${other} 不能同时使用`, '请去掉其中一个'],
    fileMissing: (file) => [`文件 "${file}" 不存在或无法读取`, '请检查路径'],
    answersInvalid: (file, line, problem) => [
      `"${file}"${line === undefined ? '' : ` 第 ${line} 行`}有问题：${problem}`,
      '每行应为 {"key": "…", "text": "…"}、{"prompt": "…", "text": "…"} 或任务输出文件中的一行',
    ],
    faultsMissing: (problems) => [
      `这些故障无法使用：\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      '请检查路径',
    ],
    faultsInvalid: (problems, command) => [
      `这些故障无法使用：\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      `用 "${command} faults" 查看全部预设，用 "${command} faults 名称" 打印其中一个的规则，可作为规则文件的例子`,
    ],
    presetUnknown: (name, suggestion, command) => [
      `没有名为 "${name}" 的预设${suggestion === undefined ? '' : `，是不是想写 "${suggestion}"？`}`,
      `用 "${command} faults" 查看全部预设`,
    ],
    pairInvalid: (option, value, names, suggestion) => [
      `"${value}" 不是 ${option} 的有效值${suggestion === undefined ? '' : `，是不是想写 "${suggestion}"？`}`,
      `可用的值：${names.join('、')}`,
    ],
    folderUnusable: (folder) => [
      `无法把数据保存在 "${folder}"`,
      '请用 --data 指定一个可以创建、可以写入的文件夹；不用此选项则全部保存在内存中',
    ],
    portUnavailable: (host, port, code) => {
      const [reason, remedy] = portProblems[code] ?? [code, '请用 --port 换一个端口，或用 --host 换一个地址'];
      return [`无法监听 ${host} 的端口 ${port}：${reason}`, remedy];
    },
    upstreamInvalid: () => [
      '--upstream 的地址无法使用',
      '地址以 http:// 或 https:// 开头，不含用户名、密码、"?" 和 "#"，例如 http://127.0.0.1:11434/v1',
    ],
  },
};
