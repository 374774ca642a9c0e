import { invalidArgument } from '../http/service-error.ts';

export type UploadCommand = 'upload' | 'upload, finalize' | 'finalize' | 'query' | 'cancel';

/** The command in `X-Goog-Upload-Command`, however it is spaced and whatever its case. Throws for any other. */
export function uploadCommand(header: string | null): UploadCommand {
  const words = (header ?? '').split(',').map((word) => word.trim().toLowerCase());
  const command = words.filter((word) => word !== '').join(', ');
  switch (command) {
    case 'upload':
    case 'upload, finalize':
    case 'finalize':
    case 'query':
    case 'cancel':
      return command;
    default:
      throw invalidArgument(
        'X-Goog-Upload-Command must be "upload", "upload, finalize", "finalize", "query" or "cancel".',
      );
  }
}
