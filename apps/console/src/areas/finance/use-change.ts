import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { useIntent } from '../../api/use-intent';
import { useProblemText } from '../../ui/problem-text';
import { toast } from '../../ui/toast';

/** The headers of a change against the version that is shown. */
export interface ChangeHeaders {
  readonly 'idempotency-key': string;
}

export const against = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });

/** A change after which everything about money is read anew; a refusal is told, and what was typed stays. */
export function useChange<Variables, Data>(
  send: (variables: Variables, headers: ChangeHeaders) => Promise<Data>,
  onDone?: (data: Data) => void,
) {
  const client = useQueryClient();
  const { t } = useTranslation('finance');
  const problemText = useProblemText();
  return useIntent(send, {
    onSuccess: (data: Data) => {
      toast.done(t('done'));
      onDone?.(data);
    },
    onError: (error) => toast.failed(problemText(asProblem(error)).text),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey: [path] }) => isMoney(path) }),
  });
}

const money = ['/api/payouts', '/api/bank-', '/api/ledger', '/api/recoveries', '/api/payout-methods'];
const isMoney = (path: unknown): boolean =>
  typeof path === 'string' && money.some((beginning) => path.startsWith(beginning));
