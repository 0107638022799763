// QEMU's own control channel (qemu-qmp-ref(7)): a command, its answer, one after the other.

import type { Duplex } from 'node:stream';

export type Execute = (command: string, words?: object) => Promise<Record<string, unknown>>;

interface Message {
  readonly return?: Record<string, unknown>;
  readonly error?: { readonly desc: string };
}

/** Gives what sends a command; it throws QEMU's own words where that refuses, or is gone. */
export async function qmp(channel: Duplex): Promise<Execute> {
  const waiting: { settle: (message: Message) => void; fail: (error: Error) => void }[] = [];
  let rest = '';
  channel.on('data', (part: Buffer) => {
    const lines = (rest + part.toString('utf8')).split('\n');
    rest = lines.pop()!;
    for (const line of lines.filter(text => text.trim())) {
      const message = JSON.parse(line) as Message;
      // A greeting and events answer nobody.
      if (message.return !== undefined || message.error) waiting.shift()?.settle(message);
    }
  });
  channel.on('close', () => {
    for (const { fail } of waiting.splice(0)) fail(new Error('qemu has ended'));
  });
  const execute: Execute = async (command, words = {}) => {
    // What was closed before is told to nobody.
    if (channel.destroyed) throw new Error('qemu has ended');
    const answer = new Promise<Message>((settle, fail) => waiting.push({ settle, fail }));
    channel.write(`${JSON.stringify({ execute: command, arguments: words })}\n`);
    const { return: result, error } = await answer;
    if (error) throw new Error(`${command}: ${error.desc}`);
    return result!;
  };
  await execute('qmp_capabilities');
  return execute;
}
