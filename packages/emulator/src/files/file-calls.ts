import type { Call, CallInput } from '../calls/call.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { continueUpload } from './continue-upload.ts';
import { deleteFile } from './delete-file.ts';
import { downloadFile } from './download-file.ts';
import { checkFileIdLength, findFile } from './file-record.ts';
import { fileResource } from './file-resource.ts';
import { listFiles } from './list-files.ts';
import { startUpload } from './start-upload.ts';

const goOn = {
  name: 'files.upload',
  path: '/upload/{version}/files',
  parameter: 'upload_id',
  // A session's URL is its own permission.
  isOpen: true,
  answer: continueUpload,
} as const;

const download = {
  name: 'files.download',
  method: 'GET',
  answer: ({ context, id, request }: CallInput) => downloadFile(context, id, request.signal),
} as const;

export const fileCalls: readonly Call[] = [
  { ...goOn, method: 'POST' },
  { ...goOn, method: 'PUT' },
  { name: 'files.startUpload', method: 'POST', path: '/upload/{version}/files', answer: startUpload },
  {
    name: 'files.list',
    method: 'GET',
    path: '/{version}/files',
    answer: async (input) => messageAnswer('ListFiles', await listFiles(input.context, input.query, baseUrl(input))),
  },
  { ...download, path: '/{version}/files/{id}:download' },
  { ...download, path: '/download/{version}/files/{id}:download' },
  {
    name: 'files.get',
    method: 'GET',
    path: '/{version}/files/{id}',
    async answer(input) {
      checkFileIdLength(input.id, 'GetFileRequest');
      const file = await findFile(input.context.store, input.id, input.context.now());
      return messageAnswer('File', fileResource(file, baseUrl(input)));
    },
  },
  {
    name: 'files.delete',
    method: 'DELETE',
    path: '/{version}/files/{id}',
    answer: async ({ context, id }) => messageAnswer('Empty', await deleteFile(context, id)),
  },
];

function baseUrl({ origin, version }: CallInput): string {
  return `${origin}/${version}`;
}
