import type { EmulatorContext } from '../emulator-context.ts';
import { quotaExceeded, quotaFailure, quotaHelp } from '../http/quota-exceeded.ts';
import { invalidArgument, type ServiceError } from '../http/service-error.ts';
import { allFiles } from './file-record.ts';

/** How large a new file may grow, and what is answered when it grows larger. */
export interface FileAllowance {
  /** Throws the service's error for a file of that size. */
  check(sizeBytes: number): void;
}

/**
 * What the limits of a file and of all files together leave for one more. The service was seen to refuse a full storage
 * with a 429 (googleapis/python-genai#1172, read 2026-11-24); how it refuses a large file is not known.
 */
export async function fileAllowance(context: EmulatorContext): Promise<FileAllowance> {
  const { fileBytes, storageBytes } = context.limits;
  const left = storageBytes === null ? Number.POSITIVE_INFINITY : storageBytes - (await usedBytes(context));
  return {
    check(sizeBytes) {
      if (fileBytes !== null && sizeBytes > fileBytes) {
        throw invalidArgument(`The file is larger than the limit: ${fileBytes} bytes.`);
      }
      if (sizeBytes > left) {
        throw storageExhausted(storageBytes);
      }
    },
  };
}

async function usedBytes({ store, now }: EmulatorContext): Promise<number> {
  return (await allFiles(store, now())).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function storageExhausted(storageBytes: number | null): ServiceError {
  const violation = {
    quotaMetric: 'generativelanguage.googleapis.com/file_storage_bytes',
    quotaId: 'FileStorageBytesPerProject',
    quotaValue: String(storageBytes),
  };
  return quotaExceeded([quotaFailure(violation), quotaHelp]);
}
