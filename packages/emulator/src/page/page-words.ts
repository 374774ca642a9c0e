/** What the page says, apart from what comes from jobs, files and rules. */
export interface PageWords {
  readonly title: string;
  readonly about: string;
  readonly otherLanguage: string;
  readonly live: string;
  readonly lost: string;
  readonly noScript: string;
  readonly clock: string;
  readonly advance: string;
  readonly minute: string;
  readonly hour: string;
  readonly day: string;
  readonly speed: string;
  readonly seed: string;
  readonly tier: string;
  readonly data: string;
  readonly memory: string;
  readonly answers: string;
  readonly invented: string;
  readonly jobs: string;
  readonly noJobs: string;
  readonly jobColumns: readonly [state: string, name: string, requests: string, created: string, time: string];
  readonly rules: string;
  readonly noRules: string;
  readonly ruleColumns: readonly [rule: string, fired: string];
  readonly requests: string;
  readonly noRequests: string;
  readonly requestColumns: readonly [time: string, status: string, request: string, duration: string, reason: string];
  readonly files: string;
  readonly noFiles: string;
  readonly fileColumns: readonly [name: string, type: string, size: string, created: string, expires: string];
  /** `{n}` is a duration. */
  readonly endsIn: string;
  readonly startsIn: string;
  readonly took: string;
  readonly succeeded: string;
  readonly failed: string;
  readonly broken: string;
  /** How often a rule came to bear; `{n}` is the number. */
  readonly onCalls: string;
  readonly onJobs: string;
  readonly onLines: string;
  /** Days, hours, minutes, seconds, milliseconds. */
  readonly units: readonly [string, string, string, string, string];
}

export const pageLanguages = ['en', 'zh'] as const;

export type PageLanguage = (typeof pageLanguages)[number];

export const pageWords: Readonly<Record<PageLanguage, PageWords>> = {
  en: {
    title: 'Gemini Batch emulator',
    about:
      'Not Google’s service: its answers are invented, recorded or forwarded. Point any Gemini client at it, with any key:',
    otherLanguage: '中文',
    live: 'live',
    lost: 'The emulator does not answer; trying again every second.',
    noScript: 'This page needs JavaScript. The same is at /emulator/state.',
    clock: 'Clock',
    advance: 'Move the clock',
    minute: '+1 min',
    hour: '+1 h',
    day: '+24 h',
    speed: 'Speed',
    seed: 'Seed',
    tier: 'Tier',
    data: 'Data',
    memory: 'forgotten at the end',
    answers: 'Answers',
    invented: 'invented',
    jobs: 'Jobs',
    noJobs: 'No jobs yet.',
    jobColumns: ['State', 'Job', 'Requests', 'Created', 'Time'],
    rules: 'Faults in force',
    noRules: 'None: everything succeeds. “emulator --faults NAME” brings some, “emulator faults” lists them.',
    ruleColumns: ['Rule', 'So far'],
    requests: 'Requests',
    noRequests: 'No requests yet.',
    requestColumns: ['Time', 'Status', 'Request', 'Took', 'What was wrong'],
    files: 'Uploaded files',
    noFiles: 'No files.',
    fileColumns: ['File', 'Type', 'Size', 'Created', 'Expires'],
    endsIn: 'ends in {n}',
    startsIn: 'starts in {n}',
    took: 'took {n}',
    succeeded: 'succeeded',
    failed: 'failed',
    broken: 'cut off',
    onCalls: 'calls: {n}',
    onJobs: 'jobs: {n}',
    onLines: 'jobs it applies to: {n}',
    units: ['d', 'h', 'min', 's', 'ms'],
  },
  zh: {
    title: 'Gemini Batch 模拟器',
    about: '这不是 Google 的服务：回答是编造、回放或转发得来的。任何 Gemini 客户端都可以指向它，密钥任意：',
    otherLanguage: 'English',
    live: '实时',
    lost: '模拟器没有响应，每秒重试一次。',
    noScript: '本页需要 JavaScript。同样的内容见 /emulator/state。',
    clock: '时钟',
    advance: '拨快时钟',
    minute: '+1 分钟',
    hour: '+1 小时',
    day: '+24 小时',
    speed: '速度',
    seed: '种子',
    tier: '层级',
    data: '数据',
    memory: '退出即丢弃',
    answers: '回答',
    invented: '编造',
    jobs: '任务',
    noJobs: '还没有任务。',
    jobColumns: ['状态', '任务', '请求数', '创建时间', '用时'],
    rules: '已启用的故障',
    noRules: '无，一切正常。用 “emulator --faults 名称” 启用，用 “emulator faults” 查看全部。',
    ruleColumns: ['规则', '触发'],
    requests: '收到的请求',
    noRequests: '还没有请求。',
    requestColumns: ['时间', '状态码', '请求', '耗时', '问题'],
    files: '已上传的文件',
    noFiles: '没有文件。',
    fileColumns: ['文件', '类型', '大小', '创建时间', '过期时间'],
    endsIn: '{n}后结束',
    startsIn: '{n}后开始',
    took: '用时 {n}',
    succeeded: '成功',
    failed: '失败',
    broken: '连接中断',
    onCalls: '{n} 次调用',
    onJobs: '{n} 个任务',
    onLines: '适用于 {n} 个任务',
    units: [' 天', ' 小时', ' 分', ' 秒', ' 毫秒'],
  },
};
