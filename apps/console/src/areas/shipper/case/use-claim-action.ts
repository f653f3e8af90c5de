import { useQueryClient } from '@tanstack/react-query';
import { useIntent } from '../../../api/use-intent';
import { toast } from '../../../ui/toast';

type Send<Variables> = (variables: Variables, headers: { 'idempotency-key': string }) => Promise<unknown>;

/** A move of the claim: says what was done, and everything about the claim is read anew, also when it was refused. */
export function useClaimAction<Variables = void>(send: Send<Variables>, done: string, after?: () => void) {
  const client = useQueryClient();
  return useIntent(send, {
    onSuccess: () => {
      toast.done(done);
      after?.();
    },
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [path] }) => String(path).startsWith('/api/claims'),
      }),
  });
}
