import type { INestApplication } from '@nestjs/common';
import { connectInbox, InboxStatus } from '@tuntas/messaging';
import { Readiness } from './readiness';

/** Starts the service's event handlers, where it has the messaging module, and ties readiness to them. */
export async function followInbox(app: INestApplication): Promise<void> {
  const status = inboxStatus(app);
  if (!status) return;
  app.get(Readiness, { strict: false }).add('inbox', () => {
    if (!status.ready) throw new Error(status.detail);
    return Promise.resolve();
  });
  status.onFatal((error) => {
    // A consumer that is gone for good comes back only with a new process.
    throw error;
  });
  await connectInbox(app);
}

function inboxStatus(app: INestApplication): InboxStatus | undefined {
  try {
    return app.get(InboxStatus, { strict: false });
  } catch {
    return undefined;
  }
}
