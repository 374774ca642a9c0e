import { checkFaultWords } from './check-fault-words.ts';
import { describeIssues } from './describe-issues.ts';
import type { ErrorMessages } from './error-messages.ts';
import { formatUsdPair } from './format-numbers.ts';
import { issuesZh } from './issues-zh.ts';
import { reportFaultWords } from './report-fault-words.ts';

const tokenFileForm = '格式为 {"apiKey": "…"}，引号之间填入密钥';
const keyPlace = '密钥在 https://aistudio.google.com/apikey 创建';

export const errorsZh: ErrorMessages = {
  'key-missing': () => ({
    message: '没有提供 API 密钥',
    hint: `请设置环境变量 GEMINI_API_KEY，或用 --token-file 指定密钥文件；没有密钥时可加 --emulator 在模拟器上运行。${keyPlace}`,
  }),
  'key-malformed': () => ({
    message: 'API 密钥里有密钥不可能含有的字符，例如换行或不可见的空格',
    hint: `请重新复制密钥，只复制密钥本身并且复制完整。${keyPlace}`,
  }),
  'base-url-invalid': ({ baseUrl }) => ({
    message: `GOOGLE_GEMINI_BASE_URL 的值 "${baseUrl}" 不是网址`,
    hint: '请以 http:// 或 https:// 开头，例如 http://127.0.0.1:8787，或删除该环境变量',
  }),
  'token-file-missing': ({ file }) => ({
    message: `密钥文件 "${file}" 不存在或无法读取`,
    hint: '请检查路径。文件内容为 {"apiKey": "…"}，引号之间填入密钥',
  }),
  'token-file-empty': ({ file }) => ({ message: `密钥文件 "${file}" 是空的`, hint: tokenFileForm }),
  'token-file-not-json': ({ file }) => ({ message: `密钥文件 "${file}" 不是合法的 JSON`, hint: tokenFileForm }),
  'token-file-no-key': ({ file }) => ({
    message: `密钥文件 "${file}" 中没有 "apiKey"，或者它为空、仍是模板里的占位内容`,
    hint: tokenFileForm,
  }),
  'input-missing': ({ file }) => ({
    message: `文件 "${file}" 不存在或无法读取`,
    hint: '请检查路径；"gemini-batch-test generate" 会把测试数据写到 output/test-data',
  }),
  'input-empty': ({ file }) => ({
    message: `文件 "${file}" 里没有任何请求`,
    hint: '每行写一个请求：{"key": "…", "request": {"contents": […]}}',
  }),
  'input-invalid': ({ file, issues, count = issues.length }) => ({
    message: `文件 "${file}" 有 ${count} 处错误\n${describeIssues(file, issues, issuesZh, (more) => `……另有 ${more} 处`, count)}`,
    hint: '请修改以上各行后重新运行；尚未发送任何请求。对同一输入运行 gemini-batch-test validate，可查看全部错误及其列号和建议',
  }),
  'input-models-differ': ({ file, models }) => ({
    message: `"${file}" 各行使用的模型不一致：${models.join('、')}`,
    hint: '一个任务只能用一个模型：请用 --model 指定，或拆分文件',
  }),
  'suite-invalid': ({ file, issues }) => ({
    message: `测试套件 "${file}" 有 ${issues.length} 处错误\n${describeIssues(file, issues, issuesZh, (more) => `……另有 ${more} 处`)}`,
    hint: '套件的各个字段见 https://github.com/org/gemini-batch-test/blob/main/docs/guide.zh.md',
  }),
  'prices-missing': ({ file }) => ({
    message: `价格文件 "${file}" 不存在或无法读取`,
    hint: '请检查路径；套件中的价格文件路径以套件所在目录为准',
  }),
  'prices-invalid': ({ file, issues }) => ({
    message: `价格文件 "${file}" 有 ${issues.length} 处错误\n${describeIssues(file, issues, issuesZh, (more) => `……另有 ${more} 处`)}`,
    hint: '价格的各个字段见 https://github.com/org/gemini-batch-test/blob/main/docs/guide.zh.md',
  }),
  'option-invalid': ({ option, value, allowed }) => ({
    message: `"${value}" 不是 ${option} 的有效值`,
    hint: `可用的值：${allowed}`,
  }),
  'option-missing': ({ option, example }) => ({
    message: `缺少选项 ${option}`,
    hint: `请加上它，例如 ${example}`,
  }),
  'option-unfit': ({ option, value, goesWith }) => ({
    message: `"${option} ${value}" 在这里不起作用`,
    hint: `它要和 ${goesWith} 一起使用`,
  }),
  'source-missing': () => ({
    message: '没有指定要运行的内容',
    hint: '请给出 JSONL 文件，或 --type 类型 --count 数量，或 --dataset 文件，或 --suite 文件（当前目录下的 gemini-batch.yaml 会自动使用）',
  }),
  'sources-conflict': ({ sources }) => ({
    message: `请求只能有一个来源，但同时给出了：${sources.join('、')}`,
    hint: '请只保留其中一个',
  }),
  'check-unknown': ({ check, suggestion, known }) => ({
    message: `没有名为 "${check}" 的检查项${suggestion === null ? '' : `，是不是想写 "${suggestion}"？`}`,
    hint: `可用的检查项：${known.join('、')}`,
  }),
  'check-invalid': ({ check, fault }) => ({
    message: `检查项 "${check}" 无法使用：${checkFaultWords(fault, 'zh')}`,
    hint: "检查项写作 名称=值，例如 --expect 'number={{answer}}' 或 --expect contains=是",
  }),
  'file-unreadable': ({ path, reason }) => ({
    message: `无法读取 "${path}"（${reason}）`,
    hint: '请确认它是文件、你有读取权限、磁盘正常。已提交到服务端的内容不会丢失',
  }),
  'output-not-writable': ({ path, reason }) => ({
    message: `无法写入 "${path}"（${reason}）`,
    hint: '请检查权限和剩余空间，或换一个目录运行。已提交到服务端的内容不会丢失',
  }),
  'run-not-found': ({ run, orResults }) => ({
    message: orResults ? `找不到运行、任务或文件 "${run}"` : `找不到运行或任务 "${run}"`,
    hint: orResults
      ? '请给出 output/runs 中的运行编号、运行目录、该运行的任务名（batches/…）或 results.jsonl 文件'
      : '请给出运行编号、运行目录或任务名（batches/…）；"gemini-batch-test list" 可列出服务端的任务',
  }),
  'run-folder-broken': ({ folder, file, line }) => ({
    message: `运行目录 "${folder}" 已损坏：无法读取 ${file}${line === null ? '' : ` 第 ${line} 行`}`,
    hint: '请从备份恢复该文件；结果仍保存在服务端，用 "results 任务名" 可以取回到新的运行目录',
  }),
  'report-missing': ({ run }) => ({
    message: `运行 "${run}" 还没有报告`,
    hint: `任务结束后可用 "gemini-batch-test results ${run}" 生成报告；"resume" 会等待任务结束`,
  }),
  'report-broken': ({ run, file, fault }) => ({
    message: `运行 "${run}" 的 "${file}" 无法使用：${reportFaultWords(fault, 'zh')}`,
    hint:
      fault.problem === 'newer'
        ? '请升级 gemini-batch-test 后重试'
        : `可用 "gemini-batch-test results ${run}" 根据已下载的内容重新生成，不会重新发送请求`,
  }),
  'run-busy': ({ run, pid, host, elsewhere }) => ({
    message:
      pid === null
        ? `另一个进程正在处理运行 "${run}"，但锁文件没有说明是哪一个`
        : `"${host}" 上的进程 ${pid} 正在处理运行 "${run}"`,
    hint: elsewhere
      ? '请等它结束，以免重复创建任务。如果它确实已不再处理该运行，请加上 --take-over'
      : '请等它结束，以免重复创建任务。在此期间可用 "monitor" 跟踪、用 "cancel" 停止该运行',
  }),
  'run-newer': ({ folder, version }) => ({
    message: `运行目录 "${folder}" 由更新版本的工具写入（结构版本 ${version}）`,
    hint: '请升级 gemini-batch-test 后重试',
  }),
  'results-missing': ({ run }) => ({
    message: `运行 "${run}" 还没有结果`,
    hint: '请用 "gemini-batch-test resume 运行编号" 把它运行完，或用 "results 运行编号" 取回已结束部分的结果',
  }),
  'results-broken': ({ file, line, key }) => ({
    message:
      key === null
        ? `"${file}" 已损坏，或不是结果文件：${line === null ? '无法读取' : `第 ${line} 行无法读取`}`
        : `"${file}" 中 key "${key}" 出现了两次，第二次在第 ${line} 行`,
    hint: '请给出一次运行，或它的 results.jsonl；用 "gemini-batch-test results 运行编号" 可以重新生成该文件',
  }),
  'results-newer': ({ file, version }) => ({
    message: `"${file}" 由更新版本的工具写入（结构版本 ${version}）`,
    hint: '请升级 gemini-batch-test 后重试',
  }),
  'requests-unknown': ({ run }) => ({
    message: `运行 "${run}" 的请求未知，无法重新发送`,
    hint: '它的任务不是在本机创建的：请用 "gemini-batch-test retry 任务名 --input 文件" 提供请求',
  }),
  'key-differs': ({ run }) => ({
    message: `运行 "${run}" 是用另一个 API 密钥开始的，其中可能有当前密钥看不到的任务`,
    hint: '请使用开始该运行时的密钥，以免重复付费',
  }),
  'address-not-ours': ({ run, baseUrl }) => ({
    message: `运行 "${run}" 记录的服务地址是 "${baseUrl}"；不会仅凭目录里的记录就把密钥发往该地址`,
    hint: '如果这个目录不是您的，请用不需要密钥的 "report" 和 "compare" 查看。如果确认该地址可信，请把 GOOGLE_GEMINI_BASE_URL 设为它',
  }),
  'backend-differs': ({ run, emulator }) => ({
    message: emulator ? `运行 "${run}" 在模拟器上，但指定了真实服务` : `运行 "${run}" 在真实服务上，但加了 --emulator`,
    hint: emulator ? '请去掉密钥相关选项：运行目录里记录了使用的后端' : '请去掉 --emulator',
  }),
  'price-unknown': ({ model }) => ({
    message: `不清楚 "${model}" 的价格，无法核对费用上限；尚未发送任何请求`,
    hint: '请用 --prices FILE 给出价格，或加上 --allow-unknown-price 继续发送，或去掉费用上限',
  }),
  'cost-not-estimable': () => ({
    message: '请求中含有文件、图片或缓存内容，无法预估费用；尚未发送任何请求',
    hint: '加上 --allow-unknown-price 可继续发送（事后仍会核对实际费用），或去掉费用上限',
  }),
  'over-budget': ({ estimateUsd, limitUsd }) => {
    const [estimate, limit] = formatUsdPair(estimateUsd, limitUsd);
    return {
      message: `预计费用 ${estimate} 超过上限 ${limit}；尚未发送任何请求`,
      hint: '请减少请求数、调低 maxOutputTokens、换更便宜的模型，或提高上限',
    };
  },
  'key-refused': ({ message }) => ({
    message: `服务端拒绝了 API 密钥：${message}`,
    hint: `请确认密钥复制完整且没有被删除。${keyPlace}`,
  }),
  'key-forbidden': ({ message }) => ({
    message: `API 密钥没有权限：${message}`,
    hint: '请确认密钥属于任务或文件所在的项目，项目已启用 Gemini API 并绑定结算账号（批量任务需要付费层级）',
  }),
  'model-not-found': ({ model }) => ({
    message: `服务端没有模型 "${model}"`,
    hint: '请检查 --model 的拼写；已下线的模型见 https://ai.google.dev/gemini-api/docs/deprecations',
  }),
  'model-without-batch': ({ model }) => ({
    message: `模型 "${model}" 不支持批量任务`,
    hint: '请选用支持 batchGenerateContent 的模型，例如 gemini-3.5-flash-lite',
  }),
  'quota-exceeded': ({ message }) => ({
    message: `达到了服务端的限额：${message}`,
    hint: '可能的限额：该模型排队中的 token 数（付费层级 Tier 1 为 300 万到 1000 万）、同时 100 个任务、十分钟消费上限，或免费层级不支持批量任务。请等待已有任务完成，或减少请求数',
  }),
  overloaded: ({ message }) => ({
    message: `服务端过载：${message}`,
    hint: '请稍后重试，或减小批次（每批 50 到 100 个请求）',
  }),
  'request-refused': ({ message }) => ({
    message: `服务端拒绝了请求：${message}`,
    hint: '请按提示修改；其中的行号对应运行目录里的输入文件',
  }),
  'not-found': ({ message }) => ({
    message: `服务端找不到：${message}`,
    hint: '上传的文件保留 48 小时，任务保留数周；请检查名称，并确认密钥属于同一个项目',
  }),
  'job-not-found': ({ job }) => ({
    message: `服务端找不到任务 "${job}"`,
    hint: '请检查任务名，并确认密钥属于创建它的项目；"gemini-batch-test list" 可列出该项目的任务',
  }),
  'service-failed': ({ status, message }) => ({
    message: `服务端返回错误（HTTP ${status}）：${message}`,
    hint: '请几分钟后重试；运行可以用 "resume" 继续',
  }),
  network: ({ host, reason }) => ({
    message: `无法连接 "${host}"（${reason}）`,
    hint: '请检查网络、代理和防火墙（需要能访问 generativelanguage.googleapis.com 的 HTTPS）。已提交的任务会继续执行；已经开始的运行可用 "resume" 继续',
  }),
  timeout: ({ host, seconds }) => ({
    message: `"${host}" 在 ${seconds} 秒内没有响应`,
    hint: '请检查网络后重试；运行可以用 "resume" 继续',
  }),
  'answer-unexpected': ({ call }) => ({
    message: `"${call}" 的返回格式无法识别`,
    hint: '请检查 GOOGLE_GEMINI_BASE_URL；如果没有问题，请把它作为 gemini-batch-test 的缺陷反馈给我们',
  }),
  'output-missing': ({ job }) => ({
    message: `任务 "${job}" 已成功，但没有给出结果的位置`,
    hint: '请几分钟后再次运行 "results"',
  }),
  'jobs-of-one-name': ({ displayName, jobs }) => ({
    message: `有多个任务都叫 "${displayName}"：${jobs.join('、')}`,
    hint: '请在服务端取消并删除多余的任务，再用 "resume" 继续；没有再发送任何内容',
  }),
  'create-unconfirmed': ({ displayName }) => ({
    message: `任务 "${displayName}" 已发出，但没有收到答复，暂时不知道它是否已创建`,
    hint: '请用 "resume" 继续：它会按名称查找该任务，确认不存在时才重新发送',
  }),
  'job-not-finished': ({ job, state }) => ({
    message: `任务 "${job}" 还没有结束（${state}）`,
    hint: `可用 "gemini-batch-test monitor ${job}" 等待`,
  }),
  'queue-full': ({ run, created, jobs, message }) => ({
    message: `共 ${jobs} 个任务，已创建 ${created} 个：${message === null ? '已达到可同时执行的任务数' : `服务端暂时不再接收新任务（${message}）`}`,
    hint: `${message === null ? '' : '可能的限额：该模型排队中的 token 数（付费层级 Tier 1 为 300 万到 1000 万）、同时 100 个任务、十分钟消费上限，或免费层级不支持批量任务。'}"gemini-batch-test resume ${run}" 会等到有空位再创建其余任务`,
  }),
  'time-over': ({ seconds }) => ({
    message: `${seconds} 秒内没有完成`,
    hint: '已创建的任务会在服务端继续执行；用 "resume" 可继续等待',
  }),
  'run-not-submitted': ({ run }) => ({
    message: `运行 "${run}" 还有任务没有创建`,
    hint: `请用 "gemini-batch-test resume ${run}" 继续；若想就此结束并只报告已有的结果，请先运行 "gemini-batch-test cancel ${run}"`,
  }),
};
