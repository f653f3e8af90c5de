import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { useIntent } from '../api/use-intent';
import { useProblemText } from './problem-text';
import { toast } from './toast';

/** What makes the same intent sent again count once. */
export interface ChangeHeaders {
  readonly 'idempotency-key': string;
}

/** A change after which the lists at `paths` are read anew; a refusal is told, and what was typed stays. */
export function useChange<Variables, Data>(
  paths: readonly string[],
  send: (variables: Variables, headers: ChangeHeaders) => Promise<Data>,
  onDone?: (data: Data) => void,
) {
  const client = useQueryClient();
  const { t } = useTranslation('ui');
  const problemText = useProblemText();
  const old = (path: unknown): boolean =>
    typeof path === 'string' && paths.some((beginning) => path.startsWith(beginning));
  return useIntent(send, {
    onSuccess: (data: Data) => {
      toast.done(t('done'));
      onDone?.(data);
    },
    onError: (error) => toast.failed(problemText(asProblem(error)).text),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey: [path] }) => old(path) }),
  });
}
