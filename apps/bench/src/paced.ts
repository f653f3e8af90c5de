import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Posts `count` bodies to `url` evenly, `rate` a second, over at most 64 connections; answers how many a second were
 * answered. An answer that is no success ends the bench: its speed says nothing.
 */
export async function paced(
  {
    url,
    headers,
    rate,
    count,
  }: { url: string; headers: Record<string, string>; rate: number; count: number },
  body: () => string,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const began = performance.now();
  const answers: Promise<void>[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    const due = began + (sent * 1_000) / rate;
    if (due > performance.now()) await sleep(due - performance.now());
    answers.push(post(url, { ...headers, 'content-type': 'application/json' }, agent, body()));
  }
  await Promise.all(answers);
  agent.destroy();
  return (count * 1_000) / (performance.now() - began);
}

function post(url: string, headers: Record<string, string>, agent: Agent, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 201) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
