import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { BehaviourSwitch } from './behaviour';
import type { Mailbox } from './mailbox';

type Answer = (error?: Error | null, message?: string) => void;

/** An SMTP server that takes any mail from anybody and keeps it; never delivers. */
export function smtpCatcher(mailbox: Mailbox, behaviour: BehaviourSwitch): SMTPServer {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    banner: 'Tuntas mail catcher',
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: 5 * 1024 * 1024,
    onAuth: (_auth, _session, callback) => callback(null, { user: 'anyone' }),
    onData: (stream, session, answer) => void take(stream, session, answer),
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  server.on('error', () => undefined);

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    answer: Answer,
  ): Promise<void> {
    try {
      const raw = await bytesOf(stream);
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const { mode, delayMs } = behaviour.for(to);
      if (mode === 'reject') return answer(refusal(550, 'No such mailbox'));
      if (mode === 'tempfail') return answer(refusal(451, 'Try again later'));
      if (stream.sizeExceeded) return answer(refusal(552, 'Message too large'));
      if (mode === 'delay') await pause(delayMs);
      mailbox.add({ ...contentOf(await PostalMime.parse(raw)), to, receivedAt: new Date().toISOString() });
      if (mode === 'drop') return void sockets.get(session.remotePort)?.destroy();
      answer(null, 'Kept');
    } catch {
      answer(refusal(451, 'Could not read the message'));
    }
  }
  return server;
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const contentOf = (mail: Email) => ({
  messageId: mail.messageId ?? '',
  from: mail.from?.address ?? '',
  subject: mail.subject ?? '',
  text: mail.text ?? '',
  html: mail.html ?? '',
  headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
});

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
