import type { GithubFault } from '../github/github-fault.ts';
import type { InputFault } from '../inputs.ts';
import type { ActionMessages, GithubTask } from './action-messages.ts';

/** 读者手边没有本仓库。 */
const docs = 'https://github.com/org/gemini-batch-test/blob/main/docs/';

export const actionZh: ActionMessages = {
  running: (title) => `批量测试 ${title} 正在运行`,
  preparing: '正在准备请求，尚未发送任何内容。',
  testing: (requests, model) => `共 ${requests} 个请求，模型 ${model}。`,
  willUpdate: '批量任务通常需要几分钟到几小时，正常情况下不超过一天。任务结束后，本评论会自动更新。',
  jobs: (count) => `服务端任务（${count} 个）：`,
  stopped: (title, by) => (by === 'cancelled' ? `批量测试 ${title}：工作流已取消` : `批量测试 ${title}：等待超时`),
  jobsGoOn: '任务会在服务端继续执行，完成的回答照常计费。',
  howToGoOn:
    '两条命令都需要把同一个密钥放在 `GEMINI_API_KEY` 中。`results` 不知道检查项和门槛；对运行目录执行 `gemini-batch-test resume` 则会全部处理，产物为 `full` 时其中就有这个目录。',
  stoppedInLog: (title, by, jobs) => {
    const what = by === 'cancelled' ? `${title}：工作流已取消` : `${title}：等待超时`;
    return jobs.length === 0 ? what : `${what}。任务仍在执行并会计费：${jobs.join('、')}`;
  },
  failedInLog: ({ message, hint }) => `${message}${/[。？！]$/.test(message) ? '' : '。'}解决办法：${hint}`,
  nothingSent: '尚未创建任何任务：服务端没有任务在执行，也不会产生费用。',
  emulatorEnds: '只用了内置模拟器：没有任务在继续执行，也不会产生费用。',
  unconfirmed: '有任务的创建没有得到确认。如果它已经建好，可用 `gemini-batch-test list` 按以下名称找到：',
  fetch: '任务结束后：取回并分析结果',
  stop: '或者停止任务（已完成的回答仍会计费）',
  couldNotRun: (title) => `批量测试 ${title} 无法运行`,
  error: '错误：',
  remedy: '解决办法：',
  skippedTitle: '已跳过批量测试',
  skipped:
    '由 fork 触发的工作流拿不到 secret，由 Dependabot 触发的只能拿到 Dependabot secrets。这里没有 Gemini API 密钥，因此没有发送任何请求。设置 `emulator: when-no-key` 后，这类运行会改用内置模拟器。',
  emulated: '模拟运行',
  workflowRun: '工作流运行',
  inputFault,
  inputHint: `请修改该步骤的输入参数，全部参数见 ${docs}action.zh.md`,
  forkRefused: {
    message: '来自 fork 的文件将会用您的密钥发送，费用由您承担',
    hint: `请让套件和数据集来自本仓库自己的提交，并使用运行在该提交上的事件，或者设置 emulator: true。设置 allow-fork: true 可以强制允许，风险说明见 ${docs}threat-model.zh.md`,
  },
  outsideWorkspace: (path) => ({
    message: `"${path}" 指向工作区之外，或指向 git 自己的目录`,
    hint: '请把测试套件和数据集放在仓库里：它们引用的内容会发送给服务端',
  }),
  noFolder: (path) => ({
    message: `工作区里没有文件夹 "${path}"`,
    hint: '请检查 working-directory，并确认 actions/checkout 在本步骤之前执行',
  }),
  tokenFileSent: (path) => ({
    message: `测试套件引用了 "${path}"，而它是存放 API 密钥的文件`,
    hint: '套件引用的内容会发送给服务端：请把密钥文件写在工作区之外，例如 RUNNER_TEMP',
  }),
  noWorkflow: {
    message: '没有设置 GITHUB_REPOSITORY，这里不是 GitHub 工作流',
    hint: '请在工作流中使用本 Action；其他地方请用命令行 gemini-batch-test',
  },
  bug: (message) => ({
    message: `这是 gemini-batch-test 自身的缺陷：${message}`,
    hint: '请附上本日志反馈给我们；已写入和已提交的内容不会丢失',
  }),
  hints: {
    'key-missing':
      '请设置输入参数 api-key，一般取自 secret：api-key: ${{ secrets.GEMINI_API_KEY }}。该 secret 可能不存在、为空，或在此处无法读取。没有密钥时可以设置 emulator: true',
    'source-missing':
      '请设置输入参数 suite 或 type，或在工作目录中放一个 gemini-batch.yaml；并确认 actions/checkout 在本步骤之前执行',
    'input-missing':
      '请检查路径：套件相对于 working-directory，数据集相对于套件文件；并确认 actions/checkout 在本步骤之前执行',
    'input-models-differ': '一个任务只能用一个模型：请用输入参数 model 指定，或拆分文件',
    'over-budget': '请提高 max-cost-usd，或减少请求的数量或长度。没有另行设置时，一个拉取请求的上限是 1 美元',
    'price-unknown':
      '请检查 model 的拼写。价格未知时，可以在套件的 prices 里指定价格文件；也可以设置 allow-unknown-price: true 仍然发送，费用上限只在事后核对',
    'cost-not-estimable': '请设置 allow-unknown-price: true 仍然发送（实际费用会在事后核对），或测试时不使用文件和图片',
    'model-not-found': '请检查输入参数 model 的拼写；已停用的模型见 https://ai.google.dev/gemini-api/docs/deprecations',
  },
  noToken: '没有 github-token，不写评论。结果见作业摘要',
  noArtifacts: '该企业版服务器不支持产物，本次运行不会保存。测试结论不受影响',
  newerComment: '评论已由更新的一次运行写入，保持不变',
  trouble: (task, fault) => `${taskWords[task]}：${faultWords(fault, task)}。测试结论不受影响`,
  keeping: (name) => `保存产物 "${name}"`,
  artifactReaders: (name, kind, isPrivate) =>
    `产物 "${name}"：${kind === 'full' ? '包含全部提示词和回答' : '不含提示词和回答'}；${
      isPrivate ? '能读取本仓库的人' : '任何登录 GitHub 的人'
    }都可以下载`,
  verdict: (verdict, headline, gates) => {
    const outcome = { pass: '通过', fail: '未通过', inconclusive: '无法判定' }[verdict];
    return [`${outcome}：${headline}`, ...gates].join('；');
  },
  requestFailed: (key, why) => `请求 "${key}" 失败：${why}`,
  checkFailed: (key, checks) => `"${key}" 的回答没有通过检查：${checks.join('、')}`,
  limitForPullRequest: (limit) => `本次运行的费用上限：${limit}（拉取请求的默认值，可用 max-cost-usd 修改）`,
  events: {
    planned: (requests, jobs) => `共 ${requests} 个请求，${jobs} 个任务`,
    uploading: (shard) => `正在上传第 ${shard} 个分片`,
    lookingUp: (name) => `正在查找任务 "${name}"，它的创建没有得到确认`,
    created: (job, requests) => `已创建 ${job}（${requests} 个请求）`,
    state: (job, change, took) => `${job}：${change}${took === null ? '' : `（${took}）`}`,
    jobFailed: (job, reason) => `${job}：服务端返回：${reason}`,
    waiting: (jobs, waited) => `任务：${jobs}，已等待 ${waited}`,
    queueFull: (message, active, wait) => `${message}；本次运行已有 ${active} 个任务在服务端，${wait} 后再创建下一个`,
    refused: (message) => `${message}；不再创建新任务，已在服务端的任务会执行完`,
    stuck: (job, waited) => `${job} 已等待 ${waited}，正在取消`,
    inputWarning: (text, more) => (more === null ? text : `${text}（另有 ${more} 处）`),
    attempt: (requests, attempt) => `${requests} 个请求因临时原因失败，开始第 ${attempt} 次尝试`,
    attemptSkipped: (requests, attempt, cost, limit) =>
      `${requests} 个请求因临时原因失败，不再进行第 ${attempt} 次尝试：${
        cost === null ? `无法确定总费用会不会超过 ${limit}` : `总费用可能达到 ${cost}，超过 ${limit}`
      }`,
    downloading: (job) => `正在下载 ${job} 的结果`,
    gone: (job) => `服务端已经没有 ${job}`,
    trouble: (message) => `${message}；任务仍在执行，稍后再查询`,
    retrying: (message, delay) => `${message}；${delay} 后重试`,
  },
};

function inputFault(fault: InputFault): string {
  switch (fault.kind) {
    case 'invalid':
      return `${fault.input} 的值 "${fault.value}" 无效，可用：${fault.allowed}`;
    case 'characters':
      return `${fault.input} 的值 "${fault.value}" 无效：不能包含 ${fault.forbidden} ##[ 和不可见字符，最多 200 个字符`;
    case 'conflict':
      return `${fault.inputs.join(' 和 ')} 不能同时使用`;
    case 'pointless':
      return `${fault.input} 需要与 ${fault.needs} 一起使用`;
  }
}

const taskWords: Readonly<Record<GithubTask, string>> = {
  comment: '无法写评论',
  summary: '无法写作业摘要',
  outputs: '无法设置输出',
  report: '无法写报告',
  artifact: '无法保存产物',
  annotations: '无法写标注',
};

function faultWords(fault: GithubFault, task: GithubTask): string {
  switch (fault.kind) {
    case 'token':
      return 'GitHub 不接受 github-token';
    case 'permission':
      return '该令牌没有写评论的权限；作业需要 "permissions: pull-requests: write"，来自 fork 的运行始终没有该权限';
    case 'rate-limit':
      return 'GitHub 的调用次数已达上限';
    case 'not-found':
      return '该令牌看不到这个拉取请求；作业需要 "permissions: pull-requests: write"';
    case 'status':
      return `GitHub 返回 ${fault.status}${fault.message === '' ? '' : `：${fault.message}`}`;
    case 'unreachable':
      return task === 'comment' ? `没有应答（${fault.message}）` : fault.message;
  }
}
