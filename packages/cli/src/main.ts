#!/usr/bin/env node
import { keepHeapSmall } from './keep-heap-small.ts';
import { runCommand } from './run-command.ts';

keepHeapSmall();
await runCommand({});
