import { Hono } from 'hono';
import { cancelBatch } from './batches/cancel-batch.ts';
import { createBatch } from './batches/create-batch.ts';
import { deleteBatch } from './batches/delete-batch.ts';
import { getBatch } from './batches/get-batch.ts';
import { listBatches } from './batches/list-batches.ts';
import type { EmulatorContext } from './emulator-options.ts';
import { continueUpload } from './files/continue-upload.ts';
import { deleteFile } from './files/delete-file.ts';
import { downloadFile } from './files/download-file.ts';
import { checkFileIdLength, findFile } from './files/file-record.ts';
import { fileResource } from './files/file-resource.ts';
import { listFiles } from './files/list-files.ts';
import { startUpload } from './files/start-upload.ts';
import { authorize } from './http/authorize.ts';
import { jsonAnswer } from './http/json-answer.ts';
import { ServiceError, unimplemented } from './http/service-error.ts';
import { getModel, modelNotFound } from './models/get-model.ts';
import { listModels } from './models/list-models.ts';

/** `abc:download` → the id and the verb of a call on one object. */
interface Target {
  readonly id: string;
  readonly verb: string | undefined;
}

/** Every call that is served, under both versions of the API. */
export function routes(context: EmulatorContext): Hono {
  const app = new Hono();
  // Alternatives stand in a group: without one, hono 4.13.19 takes `v1|v1beta` to match any text that begins with v1.
  const version = ':version{v1(?:beta)?}';

  // A session's URL is its own permission; everything else needs a key.
  app.on(['POST', 'PUT'], `/upload/${version}/files`, async (c) => {
    const { raw } = c.req;
    const uploadId = c.req.query('upload_id');
    if (uploadId !== undefined) {
      return await continueUpload(context, raw, uploadId, baseUrl(raw, c.req.param('version')));
    }
    authorize(raw, context.acceptKey);
    return await startUpload(context, raw, c.req.param('version'));
  });

  for (const path of [`/${version}/*`, `/download/${version}/*`]) {
    app.use(path, async (c, next) => {
      authorize(c.req.raw, context.acceptKey);
      await next();
    });
  }

  app.get(`/${version}/files`, async (c) =>
    jsonAnswer(await listFiles(context, query(c.req.raw), baseUrl(c.req.raw, c.req.param('version')))),
  );
  app.get(`/${version}/files/:target`, async (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    if (verb === 'download') {
      return await downloadFile(context, id);
    }
    withoutVerb(verb);
    checkFileIdLength(id, 'GetFileRequest');
    const file = await findFile(context.store, id, context.now());
    return jsonAnswer(fileResource(file, baseUrl(c.req.raw, c.req.param('version'))));
  });
  app.delete(`/${version}/files/:target`, async (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    withoutVerb(verb);
    return jsonAnswer(await deleteFile(context, id));
  });
  app.get(`/download/${version}/files/:target`, async (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    if (verb !== 'download') {
      throw pathNotFound();
    }
    return await downloadFile(context, id);
  });

  app.get(`/${version}/models`, (c) => jsonAnswer(listModels(query(c.req.raw))));
  app.get(`/${version}/models/:target`, (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    withoutVerb(verb);
    return jsonAnswer(getModel(id, c.req.param('version')));
  });
  app.post(`/${version}/:kind{(?:models|tunedModels)}/:target`, async (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    if (verb !== 'batchGenerateContent') {
      throw unimplemented(verb === undefined ? 'This call' : `The method ${verb}`);
    }
    if (c.req.param('kind') === 'tunedModels') {
      throw modelNotFound(`tunedModels/${id}`, c.req.param('version'), verb);
    }
    return jsonAnswer(await createBatch(context, c.req.raw, id, c.req.param('version')));
  });

  app.get(`/${version}/batches`, async (c) => jsonAnswer(await listBatches(context, query(c.req.raw))));
  app.get(`/${version}/batches/:target`, async (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    withoutVerb(verb);
    return jsonAnswer(await getBatch(context, id));
  });
  app.post(`/${version}/batches/:target`, async (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    if (verb !== 'cancel') {
      throw pathNotFound();
    }
    return jsonAnswer(await cancelBatch(context, id));
  });
  app.delete(`/${version}/batches/:target`, async (c) => {
    const { id, verb } = targetOf(c.req.param('target'));
    withoutVerb(verb);
    return jsonAnswer(await deleteBatch(context, id));
  });
  app.patch(`/${version}/batches/:target`, () => {
    throw unimplemented('The update of a batch');
  });
  app.all(`/${version}/:kind{(?:webhooks|cachedContents|fileSearchStores)}`, (c) => {
    throw unimplemented(`The collection ${c.req.param('kind')}`);
  });

  app.notFound(() => pathNotFound().toResponse());
  app.onError((error) => (error instanceof ServiceError ? error : internalError()).toResponse());
  return app;
}

function targetOf(text: string): Target {
  const colon = text.indexOf(':');
  return colon === -1 ? { id: text, verb: undefined } : { id: text.slice(0, colon), verb: text.slice(colon + 1) };
}

function withoutVerb(verb: string | undefined): void {
  if (verb !== undefined) {
    throw pathNotFound();
  }
}

function query(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}

function baseUrl(request: Request, version: string): string {
  return `${new URL(request.url).origin}/${version}`;
}

function pathNotFound(): ServiceError {
  return new ServiceError('NOT_FOUND', 'The requested URL was not found on this server.');
}

function internalError(): ServiceError {
  return new ServiceError('INTERNAL', 'An internal error has occurred in the emulator.');
}
