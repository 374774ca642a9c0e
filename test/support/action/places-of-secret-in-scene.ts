import { placesOfSecret, secretFinder } from '../find-secret.ts';
import type { ActionScene } from './action-scene.ts';
import type { ActionRun } from './start-action.ts';

/** All places where a secret stands after a run: what was printed but for the mask, files, requests, artifacts. */
export async function placesOfSecretInScene(
  secret: string,
  { folder, github, service }: ActionScene,
  { exitCode, printed }: ActionRun,
): Promise<string[]> {
  const holds = secretFinder(secret);
  const stdout = printed.replaceAll(`::add-mask::${secret}\n`, '');
  const found = await placesOfSecret(secret, folder.path, [{ exitCode, stdout, stderr: '' }]);
  for (const address of service.addresses) if (holds(address)) found.push(`address of the service: ${address}`);
  for (const { method, operation, path, query, headers, bytes } of github.requests) {
    const { authorization: _, ...others } = headers;
    if (holds(JSON.stringify([path, query, others]))) found.push(`address of ${method} ${path}`);
    if (holds(bytes)) found.push(`body of ${operation}`);
  }
  for (const { name, files } of github.artifacts) {
    if (holds(name)) found.push('name of the artifact');
    for (const [path, content] of files) if (holds(content)) found.push(`${path} in the artifact`);
  }
  return found;
}
