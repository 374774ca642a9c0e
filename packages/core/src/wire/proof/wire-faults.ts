import { isJsonObject } from '../../json/json.ts';
import { batchListSchema, batchOperationSchema, generateContentBatchSchema } from '../batch.ts';
import { fileListSchema, type GeminiFile, geminiFileSchema } from '../file.ts';
import { errorBodySchema } from '../status.ts';
import type { WireMessage } from '../wire-message.ts';
import { batchRules, type JobMessage } from './batch-rules.ts';
import { errorRules } from './error-rules.ts';
import { fileRules } from './file-rules.ts';
import { schemaFaults } from './schema-faults.ts';

/**
 * What about a message differs from the service's, each with the JSON pointer of the place; nothing when the message
 * is true to the wire. Holds the messages of an emulator, not of the service, which may add fields at any time.
 */
export function wireFaults(message: WireMessage, value: unknown): string[] {
  const faults = schemaFaults(schemaOf(message, value), value);
  return faults.length > 0 ? faults : ruleFaults(message, value);
}

function schemaOf(message: WireMessage, value: unknown): string {
  switch (message) {
    case 'Error':
      return 'ErrorBody';
    case 'ListFiles':
      return 'ListFilesResponse';
    case 'ListModels':
      return 'ListModelsResponse';
    case 'ListOperations':
      return 'ListOperationsResponse';
    case 'OperationInList':
      return 'Operation';
    case 'OutputLine':
      return isJsonObject(value) && isJsonObject(value.response) && Object.hasOwn(value.response, 'embedding')
        ? 'EmbedOutputLine'
        : 'OutputLine';
    case 'UploadedFile':
      return 'CreateFileResponse';
    default:
      return message;
  }
}

/** What breaks the rules that no schema says, of a message that is of its schema. */
function ruleFaults(message: WireMessage, value: unknown): string[] {
  switch (message) {
    case 'Error':
      return Object.values(errorRules).flatMap((rule) => rule(errorBodySchema.parse(value)));
    case 'EmbedContentBatch':
    case 'GenerateContentBatch':
      return jobFaults({ batch: generateContentBatchSchema.parse(value), at: '' });
    case 'File':
      return fileFaults(geminiFileSchema.parse(value));
    case 'ListFiles':
      return (fileListSchema.parse(value).files ?? []).flatMap((file, index) =>
        under(`/files/${index}`, fileFaults(file)),
      );
    case 'ListOperations':
      return (batchListSchema.parse(value).operations ?? []).flatMap((operation, index) =>
        under(`/operations/${index}`, operationFaults(operation, true)),
      );
    case 'Operation':
      return operationFaults(value, false);
    case 'OperationInList':
      return operationFaults(value, true);
    case 'UploadedFile':
      return isJsonObject(value) ? under('/file', fileFaults(geminiFileSchema.parse(value.file))) : [];
    default:
      return [];
  }
}

function operationFaults(value: unknown, inList: boolean): string[] {
  const operation = batchOperationSchema.parse(value);
  return jobFaults({ batch: operation.metadata ?? {}, operation, at: '/metadata', inList });
}

function jobFaults(job: JobMessage): string[] {
  return Object.values(batchRules).flatMap((rule) => rule(job));
}

function fileFaults(file: GeminiFile): string[] {
  return Object.values(fileRules).flatMap((rule) => rule(file));
}

function under(pointer: string, faults: readonly string[]): string[] {
  return faults.map((fault) => `${pointer}${fault}`);
}
