import { formatCount } from './format-numbers.ts';
import type { FormatMessages } from './report-formats-messages.ts';

export const formatsZh: FormatMessages = {
  failedChecks: (names) => `没有通过的检查：${names}`,
  serviceSays: (message) => `服务端的说明：${message}`,
  place: (shard, attempt, line) => `第 ${shard} 个分片，第 ${attempt} 次尝试，结果文件第 ${line} 行`,
  unnamed: (count) => `${formatCount(count)} 个请求没有回答，也不知道它们的 key`,
  cut: (characters) => `……（已截断，全文共 ${characters} 个字符）`,
  prompt: '提示词',
  answer: '回答',
};
