import { type AddressInfo } from 'node:net';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { NotificationsConfig } from '../config';
import { InboundService, type Taken } from './inbound.service';
import { ReplyAddresses } from './reply-addresses';

type Answer = (error?: Error | null, message?: string) => void;

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

/** Takes mail for reply addresses and for nothing else; behind a mail exchanger that has looked at spam already. */
@Injectable()
export class InboundServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(InboundServer.name);
  private server: SMTPServer | undefined;

  constructor(
    private readonly addresses: ReplyAddresses,
    private readonly inbound: InboundService,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  /** The port it listens on; `null` where no mail is taken in. */
  get port(): number | null {
    const address = this.server?.server.address() as AddressInfo | null | undefined;
    return address?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { MAIL_IN_PORT: port, MAIL_REPLY_DOMAIN: domain, HOST: host } = this.config;
    if (port === undefined || !domain) return;
    const server = this.build();
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    server.on('error', (error) => this.logger.warn({ reason: error.message }));
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private build(): SMTPServer {
    return new SMTPServer({
      banner: 'Tuntas',
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      size: this.config.MAIL_IN_MAX_BYTES,
      maxClients: 50,
      socketTimeout: 60_000,
      closeTimeout: 5_000,
      onRcptTo: ({ address }, session, answer) => void this.recipient(address, session, answer),
      onData: (stream, session, answer) => void this.data(stream, session, answer),
    });
  }

  /** One conversation per mail: a mail to several of our addresses is nobody's reply. */
  private async recipient(address: string, session: SMTPServerSession, answer: Answer): Promise<void> {
    try {
      if (session.envelope.rcptTo.length > 0) return answer(refusal(452, 'One recipient at a time'));
      answer((await this.addresses.read(address)) ? null : refusal(550, 'No such address'));
    } catch {
      answer(refusal(451, 'Try again later'));
    }
  }

  private async data(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    answer: Answer,
  ): Promise<void> {
    try {
      const raw = await this.bytesOf(stream);
      if (!raw) return answer(refusal(552, 'Message too large'));
      const end = await this.addresses.read(session.envelope.rcptTo[0]?.address ?? '');
      if (!end) return answer(refusal(550, 'No such address'));
      const { mailFrom } = session.envelope;
      const taken = await this.inbound.take(end, raw, mailFrom ? mailFrom.address : '');
      this.logger.log({ claimId: end.claimId, ...taken });
      answer(refusalOf(taken));
    } catch (error) {
      this.logger.warn({ reason: error instanceof Error ? error.message : 'unknown' });
      answer(refusal(451, 'Try again later'));
    }
  }

  /** `null` when it is larger than allowed; what comes after the limit is read and dropped. */
  private async bytesOf(stream: SMTPServerDataStream): Promise<Buffer | null> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= this.config.MAIL_IN_MAX_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    }
    return size > this.config.MAIL_IN_MAX_BYTES || stream.sizeExceeded ? null : Buffer.concat(chunks);
  }
}

function refusalOf(taken: Taken): Error | null {
  if (taken.outcome !== 'refused') return null;
  return taken.reason === 'another_sender'
    ? refusal(550, 'Please reply from the address this was sent to')
    : refusal(550, 'This conversation does not take messages any more');
}
