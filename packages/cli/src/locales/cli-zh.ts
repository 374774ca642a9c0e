import { formatCount } from '@gemini-batch-test/core';
import type { CliMessages } from './cli-messages.ts';

export const cliZh: CliMessages = {
  about: '通过 Gemini Batch API 批量运行请求并报告结果：成功率、质量、费用、耗时。',
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
    helpCommand: '显示某个命令的帮助',
    choices: (values) => `可选值：${values.join('、')}`,
    byDefault: (value) => `默认：${value}`,
    notes: (notes) => `（${notes.join('；')}）`,
  },
  verbs: {
    run: '一步完成：生成或读取请求、提交、等待、分析并给出报告',
    generate: '生成测试请求文件',
    create: '上传请求文件并创建任务，输出任务名',
    estimate: '估算请求的 token 数和费用，不发送请求',
    doctor: '逐项检查密钥、模型、网络和限额，并给出解决办法',
    monitor: '跟踪任务或运行的状态，直到结束',
    results: '下载并分析已结束的任务或运行的结果',
    resume: '在任何中断之后继续一次运行',
    retry: '重新发送已结束的运行中失败但可能成功的请求',
    compare: '逐个 key 比较各次运行的变化，并判断是否超出偶然波动',
    report: '根据运行目录重新生成已分析运行的报告，不需要密钥和网络',
    list: '列出服务端的任务',
    cancel: '停止一个任务，或一次运行及其全部任务',
    validate: '发送前检查输入：逐行指出服务端会拒绝的内容',
    clean: '删除已完成的运行在服务端上传和生成的内容',
    emulator: '在本机提供 Gemini Batch 和 Files API，无需密钥',
  },
  args: {
    input: 'JSONL 文件，每行一个 {"key", "request"}',
    jobOrRun: '任务名（batches/…）、运行编号或运行目录',
    run: '运行编号或运行目录',
    base: '作为基线的运行：运行目录、运行编号、任务名或 results.jsonl',
    head: '要比较的运行，写法同上；给出多个时并排显示',
  },
  options: {
    tokenFile: '内容为 {"apiKey": "…"} 的 JSON 文件；不指定时使用 GOOGLE_API_KEY 或 GEMINI_API_KEY',
    emulator: '在内置模拟器上运行，无需密钥',
    emulatorAnswers: '让模拟器回放的答案文件（JSONL）',
    emulatorFaults: '在模拟器上制造的故障："emulator faults" 列出的预设或规则文件；可重复使用',
    emulatorSpeed: '模拟器比真实服务快多少倍（默认 60）',
    seed: '生成请求和模拟器所用的随机种子；种子相同，内容逐字节相同',
    json: '向标准输出只打印一个 JSON 文档',
    lang: '输出内容和所生成提示词的语言',
    interval: '两次查询任务状态之间最长间隔的秒数',
    suite: '测试套件文件；当前目录下的 gemini-batch.yaml 会自动使用',
    dataset: 'JSONL 或 CSV 数据集，每行一个请求',
    key: '每行 key 的模板（默认 {{id}}）',
    prompt: "每行提示词的模板，例如 '{{question}}'",
    expect: "对每个回答的检查，写作 名称=值，例如 'number={{answer}}'，可重复使用",
    type: '要生成的请求类型：simple、complex、mixed 或 advanced',
    count: '要生成的请求数，默认 10',
    model: '模型（默认 gemini-3.5-flash-lite）',
    dir: '文件所在目录',
    minSuccessRate: '成功率低于此值则不通过，0 到 1（没有设成功率和检查通过率门槛时为 0.9）',
    minPassRate: '检查通过率低于此值则不通过，0 到 1',
    maxCostUsd: '预计费用超过此值则不发送；实际费用超过则不通过',
    maxRegressions: '与基线相比，变差的 key 多于此数则不通过',
    noRegression: '与基线相比，变差的 key 多于变好的，且超出偶然波动（p < 0.05），则不通过',
    baseline: '用作基线的运行：运行目录、运行编号、任务名或 results.jsonl',
    comparisonFormat: '输出形式：text 为文本，md 为 Markdown',
    keys: '变差和变好的 key 各列出多少个',
    strictComparison: '没有可比较的内容时退出码也为 1',
    prices: '价格文件（JSON 或 YAML），优先于内置价格，并随运行保存',
    maxAttempts: '请求因临时原因失败时，最多发送几次，1 到 10',
    requestsPerJob: '一个任务最多包含多少个请求',
    concurrency: '同时在服务端的任务数上限，1 到 100',
    detach: '创建任务后即结束；之后用 resume 继续',
    timeout: '等待多少秒后停止，退出码为 4；可用 resume 继续',
    onStuck: '任务等待过久时的做法：wait 继续等，cancel 取消，retry 取消后重新发送其请求',
    stuckAfter: '等待多少小时算过久',
    inline: '把请求直接放在创建调用中发送（每次不到 20 MB），而不是上传文件',
    canaries: '每个任务中加入多少个须原样返回代码的请求，用来证明回答与 key 相符',
    moreRoom: '把被 MAX_TOKENS 截断的请求也重新发送，空间增加到四倍（maxOutputTokens）',
    takeOver: '接手一次运行：它原来的进程在另一台机器上，且确实已经不在',
    allowUnknownPrice: '价格未知、无法核对 --max-cost-usd 时仍然发送',
    offline: '不请服务端计数，全部按经验规则估算',
    patience: '每项网络检查最多等待多少秒',
    strict: '无法判定也算不通过',
    report: '写入运行目录的报告：text、md、html、json、junit、csv，多个用逗号分隔',
    format: 'text、md、html、json、junit 或 csv，多个用逗号分隔或重复该选项（默认按 --out 的扩展名，否则为 text）',
    out: '单个格式写入的文件，或多个格式写入的目录；- 表示标准输出（默认：单个格式写到标准输出；多个格式，以及在终端上的 html，写到运行目录）',
    answers: '在 junit 和 csv 中也包含提示词和回答',
    noAnswers: '在 html 中不包含提示词和回答',
    input: '任务不是在本机创建时，它的请求文件',
    sarif: '把发现的问题写成 SARIF 2.1.0 文件，供代码扫描使用；- 表示标准输出',
    unasked: '不向服务端询问模型是否支持批量任务',
    strictWarnings: '有警告也算不通过',
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
    hint: '用 gemini-batch-test --help --lang zh 查看命令，用 gemini-batch-test help 命令名 --lang zh 查看某个命令的选项',
  },
  error: '错误',
  hint: '解决办法',
  bug: (message) => `这是 gemini-batch-test 自身的缺陷：${message}`,
  bugHint: '请附上所用命令和以上输出反馈给我们；已写入和已提交的内容不会丢失',
  interrupted: (folder, jobs) => {
    if (folder === null) return '已中断，尚未发送任何请求。';
    const resume = `继续请运行：gemini-batch-test resume ${folder}`;
    if (jobs === null) return `已中断。已创建的任务会在服务端继续执行。\n${resume}`;
    const unsent = jobs.unsent === 0 ? '' : `还有 ${jobs.unsent} 个任务尚未发送。`;
    const { active, unconfirmed } = jobs;
    if (active + unconfirmed === 0) return `已中断。服务端没有本次运行的任务在执行。${unsent}\n${resume}`;
    const known = active === 0 ? '' : `${active} 个任务会在服务端继续执行并计费。`;
    const perhaps =
      unconfirmed === 0
        ? ''
        : `${unconfirmed} 个任务已发送但没有收到答复，可能会在服务端执行并计费；resume 会查找它们。`;
    return `已中断。${known}${perhaps}${unsent}\n${resume}\n要停止请运行：gemini-batch-test cancel ${folder}`;
  },
  continueWith: (command) => `继续请运行：${command}`,
  retrying: (message, delay) => `${message}；${delay} 后重试`,
  planned: (requests, jobs, folder) => `共 ${requests} 个请求，${jobs} · ${folder}`,
  expectedTime: (from, to) => `在真实服务上通常需要 ${from} 到 ${to}`,
  uploading: (size, shard) => `正在上传第 ${shard} 个分片（${size}）`,
  lookingUp: (name) => `正在查找任务 "${name}"，它的创建没有得到确认`,
  created: (job, requests) => `已创建 ${job}（${requests} 个请求）`,
  downloading: (job) => `正在下载 ${job} 的结果`,
  attempt: (requests, attempt) => `第 ${attempt} 次尝试：发送 ${requests} 个可能成功的请求`,
  attemptSkipped: (requests, attempt, cost, limit) =>
    cost === null
      ? `${requests} 个请求不再进行第 ${attempt} 次尝试：无法确定总费用会不会超过 ${limit}`
      : `${requests} 个请求不再进行第 ${attempt} 次尝试：总费用可能达到 ${cost}，超过 ${limit}`,
  advice: (advice, waited, job, others) => {
    const more = others === 0 ? '' : `（另有 ${others} 个任务）`;
    if (advice === 'pending-is-normal') {
      return [
        `已等待 ${waited}${more}。这是正常的：任务要等待空闲算力，服务的目标是 24 小时内完成。`,
        '可以看看：模型状态 https://aistudio.google.com/status、项目中的其他任务（gemini-batch-test list），以及换一个模型的小任务能否完成。',
      ];
    }
    return [
      `${waited} 后仍未结束${more}。也有人遇到过：某个模型的任务停滞超过一天（googleapis/python-genai 的 issue 1482、2221、2974），而换一个模型的小任务几分钟就能完成。`,
      '可以继续等（服务端 48 小时后放弃），也可以重新开始：',
      `  1. gemini-batch-test cancel ${job}`,
      `  2. gemini-batch-test resume ${job}   直到显示 CANCELLED（在此之前它仍可能返回结果并计费），保留已有的回答，其余请求写入运行目录的 failed.jsonl`,
      '  3. gemini-batch-test run 运行目录/failed.jsonl   重新运行其余请求，可以减小批次（--requests-per-job 50 到 100）或换一个模型',
      `也可以自动处理：gemini-batch-test resume ${job} --on-stuck retry`,
    ];
  },
  jobsEnded: (ended, jobs) => `${jobs} 个任务已结束 ${ended} 个`,
  jobsUnsent: (unsent) => `${unsent} 个尚未发送`,
  answered: (answered, requests) => `${requests} 个请求已有 ${answered} 个回答`,
  queueFull: (message) => [
    message,
    '可能的限额：该模型排队中的 token 数（付费层级 Tier 1 为 300 万到 1000 万）、同时 100 个任务、十分钟消费上限，或免费层级不支持批量任务',
  ],
  queueNext: (active, wait) =>
    active === 0
      ? `服务端还没有本次运行的任务；${wait} 后再试`
      : `本次运行已有 ${active} 个任务在服务端；${wait} 后或有任务结束时再创建下一个`,
  refused: (message) =>
    `${message}。不再创建新任务，已在服务端的任务会执行完。要放弃其余请求并得到已有回答的报告，请运行 gemini-batch-test cancel 运行编号，再运行 resume 运行编号`,
  stuck: (job, waited, next) =>
    `${job} 已等待 ${waited}，正在取消${next === 'retry' ? '；服务端显示 CANCELLED 后重新发送其请求' : '；已有的回答会保留'}`,
  trouble: (message) => `${message}；任务仍在服务端执行，稍后再查询`,
  jobGone: (job) => `服务端已经没有 ${job}，它的结果无法取回`,
  jobFailed: (job, reason) => `${job} 返回：${reason}`,
  total: (duration) => `总用时 ${duration}`,
  generated: (file, count) => `已将 ${count} 个请求写入 ${file}`,
  wrote: (file) => `已写入 ${file}`,
  counting: (requests) => `正在对 ${requests} 个请求计数（不收费）`,
  uncounted: (message) => `未能计数，全部按经验规则估算：${message}`,
  runNext: (command) => `下一步：${command}`,
  listColumns: ['任务', '状态', '创建时间（UTC）', '名称'],
  listEmpty: '没有任务。',
  cancelled: (job) => `已请求取消 ${job}。在显示 CANCELLED 之前它仍可能返回结果：gemini-batch-test monitor ${job}`,
  cancelIdle: (job, state) => `${job} 已经结束（${state}）`,
  cancelUnsent: (jobs) => `${jobs} 个任务尚未发送，不会再发送`,
  retry: (again, cutOff, final) => [
    again === 0 ? '失败的请求按原样重新发送都无济于事' : `将发送 ${formatCount(again)} 个请求`,
    ...(cutOff === 0
      ? []
      : [`${formatCount(cutOff)} 个请求被 MAX_TOKENS 截断：加上 --more-room 可给它们更多空间重新发送`]),
    ...(final === 0
      ? []
      : [`${formatCount(final)} 个请求重新发送也会得到同样的结果，见运行目录的 failed.jsonl，修改后再用`]),
  ],
  warning: '警告',
  inputWarning: (text, more) => `：${text}${more === 0 ? '' : `（另有 ${formatCount(more)} 处）`}`,
  cleaned: (files, jobs) => `已在服务端删除 ${files} 个文件和 ${jobs} 个任务`,
  cleanKept: (files) => `${files} 个结果文件无法删除：服务端不接受这么长的文件名`,
  earlier: (jobs, p50, p90) => `该模型以前的任务一般用时 ${p50}，十分之九不超过 ${p90}（${jobs}）`,
  cancelUnconfirmed: '可能还有一个创建未得到确认的任务；"resume" 会查找并取消它',
};
