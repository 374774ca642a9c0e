// A server that does nothing but answer with the JSON it was given, for comparison: see bench-emulator.ts.
import { createServer } from 'node:http';
import process from 'node:process';

const [, , body = ''] = process.argv;

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  process.stdout.write(`${JSON.stringify({ url })}\n`);
});
