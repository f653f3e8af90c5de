/** What a mail server made of a mail. `unknown`: it may have it, and sending again may send it twice. */
export type MailOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly reasonCode: string }
  | { readonly kind: 'not_sent'; readonly reasonCode: string }
  | { readonly kind: 'unknown'; readonly reasonCode: string };

interface SmtpError {
  readonly code?: string;
  readonly syscall?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly timeoutType?: string;
}

const beforeAnyMail = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);
const ofThisMail = new Set(['EENVELOPE', 'EMESSAGE']);

/** Reads what nodemailer threw. Only an answer of the server, or no connection at all, proves that nothing was taken. */
export function outcomeOf(error: SmtpError): MailOutcome {
  const { code = 'error', responseCode } = error;
  if (responseCode) {
    // A 5xx about the session (535 at sign-in, 554 at the greeting) is our trouble, not this mail's.
    const permanent = responseCode >= 500 && ofThisMail.has(code);
    return { kind: permanent ? 'refused' : 'not_sent', reasonCode: `smtp_${responseCode}` };
  }
  const notConnected = error.syscall === 'connect' || code === 'EDNS' || code === 'ECONNREFUSED';
  if (notConnected || beforeAnyMail.has(error.timeoutType ?? '')) {
    return { kind: 'not_sent', reasonCode: 'smtp_unreachable' };
  }
  if (code === 'EENVELOPE') return { kind: 'refused', reasonCode: 'address_invalid' };
  return { kind: 'unknown', reasonCode: code === 'ETIMEDOUT' ? 'smtp_timeout' : 'smtp_no_answer' };
}
