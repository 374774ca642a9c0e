import type { FindingDetails, NetworkTrouble } from '../doctor/finding.ts';
import { describeError } from './describe-error.ts';
import type { DoctorMessages, FindingWords } from './doctor-messages.ts';
import { formatBytes } from './format-bytes.ts';
import { formatCount } from './format-numbers.ts';
import { noticeText } from './notice-text.ts';

const checks: DoctorMessages['checks'] = {
  runtime: '运行环境',
  folder: '输出目录',
  settings: '设置',
  proxy: '代理',
  key: 'API 密钥',
  reach: '网络',
  clock: '时钟',
  'key-valid': '密钥有效性',
  model: '模型',
  jobs: '批量任务',
  files: '已存文件',
  tier: '层级',
};

const troubles: Readonly<Record<NetworkTrouble, readonly [string, string]>> = {
  name: ['找不到该域名', '请检查地址拼写、网络连接和域名解析（DNS）'],
  certificate: [
    '证书不受信任，或 TLS 连接失败',
    '流量可能被代理或杀毒软件截取：请用 NODE_EXTRA_CA_CERTS=文件 指定其证书（Deno 用 DENO_CERT）。时钟误差很大时也会这样',
  ],
  refused: ['没有程序在该地址监听', '请检查地址和端口；如果是模拟器，需要先启动它'],
  cut: ['连接被中断', '可能是防火墙或代理所致：请放行到该主机的 HTTPS，或使用代理'],
  'no-way': ['没有到该主机的路由', '请检查网络连接；在防火墙之内，请放行到该主机的 HTTPS 或使用代理'],
  other: ['调用失败', '请检查网络、代理和防火墙'],
};

export const doctorZh: DoctorMessages = {
  checks,
  outcomes: { ok: '正常', warning: '警告', fault: '故障', skipped: '跳过' },
  checking: (check) => `${check}……`,
  summary: ({ fault, warning, ok, skipped }) => {
    const found = [
      ...(fault > 0 ? [`故障 ${fault} 项`] : []),
      ...(warning > 0 ? [`警告 ${warning} 项`] : []),
      `正常 ${ok} 项`,
      ...(skipped > 0 ? [`跳过 ${skipped} 项`] : []),
    ].join('，');
    return fault > 0 ? `运行会失败：${found}` : warning > 0 ? `可以运行：${found}` : `一切正常：${found}`;
  },
  findings: {
    'runtime-ok': ({ runtime, version }) => ({ message: `${runtime} ${version}` }),
    'runtime-old': ({ runtime, version, needed }) => ({
      message: `${runtime} ${version} 版本过低，需要 ${needed} 以上`,
      remedies: ['请从 https://nodejs.org 安装新版本'],
    }),
    'runtime-untested': ({ runtime, version, tested }) => ({
      message: `未在 ${runtime} ${version} 上测试过`,
      remedies: [`如果行为异常，请改用 ${tested} 或更高版本`],
    }),
    'folder-ok': ({ folder, freeBytes }) => ({
      message: `"${folder}" 可以写入${freeBytes === null ? '，剩余空间未知' : `，剩余空间 ${formatBytes(freeBytes)}`}`,
    }),
    'folder-small': ({ folder, freeBytes }) => ({
      message: `"${folder}" 只剩 ${formatBytes(freeBytes)} 空间`,
      remedies: ['大的运行会保存输入和输出，有时达到数 GB：请腾出空间，或换一个目录运行'],
    }),
    'folder-unwritable': ({ folder, reason }) => ({
      message: `无法写入 "${folder}"（${reason}）`,
      remedies: ['请检查权限和剩余空间，或换一个目录运行'],
    }),
    'address-default': ({ address }) => ({ message: `调用地址为 ${address}` }),
    'address-set': ({ address }) => ({ message: `调用地址为 ${address}，由 GOOGLE_GEMINI_BASE_URL 指定` }),
    'address-embedded': ({ folder }) => ({ message: `使用内置模拟器，其任务保存在 "${folder}"` }),
    'address-plain': ({ address }) => ({
      message: `调用地址为 ${address}，由 GOOGLE_GEMINI_BASE_URL 指定：密钥会以明文发送`,
      remedies: ['请改用 https:// 地址，除非该网络只有您自己使用'],
    }),
    'version-ignored': ({ value }) => ({
      message: `GOOGLE_GENAI_API_VERSION 设为 "${value}"，但不起作用：本程序使用 v1beta`,
      remedies: ['无需处理；如果觉得困惑，可以删除该变量'],
    }),
    'proxy-none': () => ({ message: '没有设置' }),
    'proxy-used': ({ proxies }) => ({ message: `已设置：${proxies.join('，')}` }),
    'proxy-ignored': ({ proxies }) => ({
      message: `已设置，但 Node.js 不会使用：${proxies.join('，')}`,
      remedies: ['如果需要代理，请同时设置 NODE_USE_ENV_PROXY=1（Node.js 24，或较新的 22）'],
    }),
    'key-from-file': ({ file }) => ({ message: `来自密钥文件 "${file}"` }),
    'key-from-environment': ({ variable }) => ({ message: `来自环境变量 ${variable}` }),
    'key-embedded': () => ({ message: '模拟器接受任何密钥' }),
    'key-file-open': ({ file, mode }) => ({
      message: `本机的其他用户可以读取 "${file}"（权限 ${mode}）`,
      remedies: [`chmod 600 '${file}'`],
    }),
    'keys-differ': ({ used, ignored }) => ({
      message: `${ignored} 中是另一个密钥，不会使用：${used} 优先`,
      remedies: [`请删除不想用的那一个：unset ${used} 或 unset ${ignored}`],
    }),
    'reach-ok': ({ host, tookMs, emulator }) => ({
      message: `${host} 在 ${seconds(tookMs)}内响应${emulator ? '，是模拟器' : ''}`,
    }),
    'reach-failed': ({ host, trouble, reason }) => {
      const [what, remedy] = troubles[trouble];
      return { message: `无法连接 ${host}：${what}（${reason}）`, remedies: [remedy] };
    },
    'reach-slow': ({ host, seconds: waited }) => ({
      message: `${host} 在 ${waited} 秒内没有响应`,
      remedies: ['请检查网络、代理和防火墙；可用 --timeout 秒数 延长等待'],
    }),
    'reach-foreign': ({ host, status, location }) => ({
      message: `在 ${host} 响应的不是该服务（HTTP ${status}${location === null ? '' : `，转到 ${location}`}）`,
      remedies: [
        status === 407
          ? '代理需要用户名和密码：请写入 HTTPS_PROXY'
          : '请检查 GOOGLE_GEMINI_BASE_URL，以及该网络是否需要先登录；也可能是代理代为应答',
      ],
    }),
    'clock-ok': ({ skewSeconds }) => ({
      message: skewSeconds === 0 ? '与服务端一致' : `比服务端${ahead(skewSeconds)}`,
    }),
    'clock-off': ({ skewSeconds }) => ({
      message: `本机时钟比服务端${ahead(skewSeconds)}`,
      remedies: ['请校准时钟，最好由网络自动校时（NTP）：等待时间、按哪一天计价以及证书都取决于它'],
    }),
    'clock-unknown': () => ({ message: '响应中没有时间' }),
    'key-accepted': () => ({ message: '服务端接受该密钥' }),
    'model-ok': ({ model, inputTokens, outputTokens }) => ({
      message: `${model} 支持批量任务${inputTokens === null ? '' : `；输入最多 ${formatCount(inputTokens)} 个 token`}${outputTokens === null ? '' : `，输出最多 ${formatCount(outputTokens)} 个`}`,
    }),
    'model-unclear': ({ model }) => ({
      message: `${model} 存在，但服务端没有说明它是否支持批量任务`,
      remedies: ['请先用少量请求试一试'],
    }),
    'model-changes': ({ notice }) => ({
      message: noticeText(notice, 'zh'),
      remedies: ['可用 --model 换一个模型；参见 https://ai.google.dev/gemini-api/docs/deprecations'],
    }),
    'jobs-ok': (jobs) => ({ message: `${going(jobs)}。能否创建新任务（付费层级、所在国家）只有创建时才知道` }),
    'jobs-many': (jobs) => ({
      message: going(jobs),
      remedies: ['运行会等待空位；"gemini-batch-test list" 列出任务，"cancel 任务名" 停止任务'],
    }),
    'jobs-full': (jobs) => ({
      message: `${going(jobs)}，暂时无法再创建`,
      remedies: ['请等部分任务结束；"gemini-batch-test list" 列出任务，"cancel 任务名" 停止任务'],
    }),
    'files-ok': (files) => ({ message: stored(files) }),
    'files-many': (files) => ({
      message: stored(files),
      remedies: ['"gemini-batch-test clean 运行编号" 删除该运行上传的文件；文件在 48 小时后自动删除'],
    }),
    'files-full': (files) => ({
      message: `${stored(files)}，无法再上传`,
      remedies: ['"gemini-batch-test clean 运行编号" 删除该运行上传的文件；文件在 48 小时后自动删除'],
    }),
    'tier-untold': ({ model, limits }) => ({
      message: '没有接口能查询项目的层级和排队中的 token 数',
      remedies: [
        limits.every((limit) => limit === null)
          ? `没有资料给出 ${model} 的上限。您项目的上限见 https://aistudio.google.com/rate-limit`
          : `${model} 的排队 token 上限：${tierList(limits)}（Google 2026-08-18 公布）。您项目的上限见 https://aistudio.google.com/rate-limit；"gemini-batch-test estimate" 会说明运行需要哪个层级`,
      ],
    }),
    failed: ({ error }) => words(error),
    busy: ({ error }) => ({ ...words(error), remedies: ['问题不在您这边：请过几分钟再运行 doctor'] }),
    needs: ({ check }) => ({ message: `未检查：需要先解决“${checks[check]}”` }),
  },
};

function words(error: FindingDetails['failed']['error']): FindingWords {
  const { message, hint } = describeError(error, 'zh');
  return { message, remedies: [hint] };
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`;
}

function ahead(skewSeconds: number): string {
  const size = Math.abs(skewSeconds);
  const time =
    size < 120 ? `${size} 秒` : size < 7200 ? `${Math.round(size / 60)} 分钟` : `${Math.round(size / 3600)} 小时`;
  return `${skewSeconds > 0 ? '快' : '慢'} ${time}`;
}

function going({ active, limit, more }: FindingDetails['jobs-ok']): string {
  return `${more ? '至少 ' : ''}${active} 个任务正在进行，上限 ${limit} 个`;
}

function stored({ files, bytes, limitBytes, more }: FindingDetails['files-ok']): string {
  return `${more ? '至少 ' : ''}${formatCount(files)} 个文件，共 ${formatBytes(bytes)}，上限 ${formatBytes(limitBytes)}`;
}

function tierList(limits: readonly (number | null)[]): string {
  return limits.map((limit, index) => `Tier ${index + 1} ${limit === null ? '未列出' : formatCount(limit)}`).join('，');
}
